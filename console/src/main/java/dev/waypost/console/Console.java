package dev.waypost.console;

import static dev.waypost.codes.Scope.ADMIN;
import static dev.waypost.codes.Scope.ANALYTICS_READ;
import static dev.waypost.codes.Scope.CODES_READ;
import static dev.waypost.codes.Scope.CODES_WRITE;

import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.codes.BulkOperations;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.uploads.FileOperations;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.Domains;
import dev.waypost.codes.groups.Groups;
import dev.waypost.console.codes.CodeDesign;
import dev.waypost.console.codes.CodeHistory;
import dev.waypost.console.codes.CodeLinks;
import dev.waypost.console.codes.CodeList;
import dev.waypost.console.codes.CodePage;
import dev.waypost.console.codes.CodeRules;
import dev.waypost.console.codes.CodeShare;
import dev.waypost.console.codes.KnownCodes;
import dev.waypost.console.codes.ManyCodes;
import dev.waypost.console.codes.NewCode;
import dev.waypost.console.codes.Rehearsal;
import dev.waypost.console.codes.ThemePictures;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Page;
import dev.waypost.console.http.Page.Access;
import dev.waypost.console.http.SessionCookie;
import dev.waypost.console.insight.Insight;
import dev.waypost.console.order.Choices;
import dev.waypost.console.order.Listing;
import dev.waypost.console.order.Listing.Kind;
import dev.waypost.console.order.Uploads;
import dev.waypost.console.overview.FirstSteps;
import dev.waypost.console.overview.Overview;
import dev.waypost.console.people.PeoplePage;
import dev.waypost.console.settings.Imports;
import dev.waypost.console.settings.RecallPages;
import dev.waypost.console.settings.SampleData;
import dev.waypost.console.settings.SeriesPage;
import dev.waypost.console.settings.Sheets;
import dev.waypost.console.settings.WorkspacePage;
import dev.waypost.console.shell.Assets;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.console.signin.Join;
import dev.waypost.console.signin.Profile;
import dev.waypost.console.signin.SignIn;
import dev.waypost.console.signin.SignInLimits;
import dev.waypost.people.People;
import dev.waypost.people.SavedViews;
import dev.waypost.people.Sessions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole console on one page: every page, every form, and who may see and send it. */
public final class Console {
  /** A file and what stands around it in a form. */
  private static final int MAX_FILE_BYTES = FileOperations.MAX_BODY_BYTES + 64 * 1024;

  private static final int MAX_TABLE_BYTES = BulkOperations.MAX_BODY_BYTES + 64 * 1024;

  /** One call lists all there are. */
  private static final List<Map<String, String>> EVERY = List.of(Map.of());

  private static final Kind GROUPS =
      new Kind(
          Section.GROUPS,
          "order/groups",
          "/api/v1/groups",
          "groups",
          EVERY,
          "id",
          List.of("path", "fallback"),
          List.of(Choices.Of.TAGS));
  private static final Kind FIELDS =
      new Kind(
          Section.FIELDS,
          "order/fields",
          "/api/v1/metadata-fields",
          "metadata_fields",
          EVERY,
          "name",
          List.of("name", "type", "allowed_values", "description"),
          List.of());
  private static final Kind THEMES =
      new Kind(
          Section.THEMES,
          "order/themes",
          "/api/v1/themes",
          "themes",
          EVERY,
          "id",
          List.of("name"),
          List.of());
  private static final Kind DOMAINS =
      new Kind(
          Section.DOMAINS,
          "settings/domains",
          "/api/v1/domains",
          "domains",
          EVERY,
          "id",
          List.of("host", "fallbacks", "default", "brand"),
          List.of(Choices.Of.LOGOS));
  private static final Kind KEYS =
      new Kind(
          Section.KEYS,
          "settings/keys",
          "/api/v1/keys",
          "keys",
          List.of(Map.of(), Map.of("mode", "test")),
          "id",
          List.of("name", "mode", "scopes", "groups", "expires_at"),
          List.of());

  private final List<Page> pages;

  /**
   * What a console is made of.
   *
   * @param api by which everything is read and changed
   * @param work by which changes are rehearsed
   * @param json by which codes are shown
   * @param publicUrl where console and API are reached
   * @param countrySource the attribution of the country database; null for none
   * @param cookie in which browsers keep their session
   */
  public record Parts(
      ApiCalls api,
      ItemWork work,
      CodeService codes,
      Groups groups,
      Measurements measurements,
      Domains domains,
      People people,
      Sessions sessions,
      SavedViews views,
      CodeJson json,
      SampleData samples,
      String publicUrl,
      @Nullable String countrySource,
      SessionCookie cookie,
      Assets assets,
      Templates templates) {}

  /** A console of these parts. */
  public Console(Parts parts) {
    ApiCalls api = parts.api();
    Templates templates = parts.templates();
    var limits = new SignInLimits();
    var choices = new Choices(api);
    var known = new KnownCodes(parts.codes(), parts.json());
    this.pages =
        Stream.of(
                entrance(
                    new SignIn(parts.sessions(), parts.people(), limits, parts.cookie(), templates),
                    new Join(parts.people(), parts.sessions(), limits, parts.cookie(), templates),
                    new Profile(parts.people(), limits, templates),
                    parts.assets()),
                overview(
                    new Overview(api, known, parts.measurements(), templates),
                    new FirstSteps(api, templates),
                    new Insight(
                        api,
                        known,
                        parts.measurements(),
                        parts.codes(),
                        parts.groups(),
                        choices,
                        parts.countrySource(),
                        templates)),
                codes(
                    new CodeList(api, choices, parts.views(), parts.measurements(), templates),
                    new NewCode(api, choices, parts.domains(), templates),
                    new CodePage(
                        api, choices, parts.measurements(), new Rehearsal(parts.work()), templates),
                    new ManyCodes(api, known, templates)),
                codeTabs(
                    new CodeDesign(api, choices, parts.domains(), templates),
                    new CodeRules(api, templates),
                    new CodeHistory(api, templates),
                    new CodeLinks(api, parts.domains(), templates),
                    new CodeShare(api, parts.publicUrl(), templates)),
                order(api, choices, templates, new ThemePictures(api, parts.domains())),
                run(
                    new Listing(api, choices, templates, DOMAINS),
                    new Listing(api, choices, templates, KEYS),
                    new PeoplePage(parts.people(), parts.publicUrl(), templates),
                    new WorkspacePage(api, parts.publicUrl(), parts.samples(), templates)),
                longWork(
                    new Imports(api, templates),
                    new SeriesPage(api, choices, templates),
                    new RecallPages(api, templates),
                    new Sheets(api, choices, templates)))
            .flatMap(List::stream)
            .toList();
  }

  /** Every page and form. */
  public List<Page> pages() {
    return pages;
  }

  private static List<Page> entrance(SignIn signIn, Join join, Profile profile, Assets assets) {
    return List.of(
        Page.get("/console/assets/:digest/:name", Access.Simple.ANYBODY, assets::show),
        Page.get("/console/sign-in", Access.Simple.ANYBODY, signIn::show),
        Page.post("/console/sign-in", Access.Simple.ANYBODY, signIn::signIn),
        Page.get("/console/join/:token", Access.Simple.ANYBODY, join::show),
        Page.post("/console/join/:token", Access.Simple.ANYBODY, join::join),
        Page.post("/console/sign-out", Access.Simple.SIGNED_IN, signIn::signOut),
        Page.post("/console/workspace", Access.Simple.SIGNED_IN, signIn::switchWorkspace),
        Page.get("/console/profile", Access.Simple.SIGNED_IN, profile::show),
        Page.post("/console/profile", Access.Simple.SIGNED_IN, profile::change),
        Page.post("/console/profile/password", Access.Simple.SIGNED_IN, profile::changePassword));
  }

  private static List<Page> overview(Overview overview, FirstSteps firstSteps, Insight insight) {
    return List.of(
        Page.get("/console", CODES_READ, overview::show),
        Page.get("/console/live", CODES_READ, overview::showLive),
        Page.get("/console/insight", ANALYTICS_READ, insight::show),
        Page.get("/console/insight/csv", ANALYTICS_READ, insight::csv),
        Page.get("/console/start", CODES_WRITE, firstSteps::show),
        Page.get("/console/start/scans", CODES_WRITE, firstSteps::scans),
        Page.post("/console/start", CODES_WRITE, firstSteps::create));
  }

  private static List<Page> codes(CodeList list, NewCode newCode, CodePage code, ManyCodes many) {
    return List.of(
        Page.get("/console/codes", CODES_READ, list::show),
        Page.get("/console/codes/export", CODES_READ, list::export),
        Page.post("/console/codes/views", CODES_WRITE, list::keepView),
        Page.post("/console/codes/views/:id/delete", CODES_WRITE, list::forgetView),
        Page.get("/console/codes/new", CODES_WRITE, newCode::show),
        Page.post("/console/codes", CODES_WRITE, newCode::create),
        Page.post("/console/codes/preview", CODES_WRITE, newCode::preview),
        Page.post("/console/codes/many", CODES_WRITE, many::change),
        Page.get("/console/codes/:id", CODES_READ, code::show),
        Page.post("/console/codes/:id/destination", CODES_WRITE, code::repoint),
        Page.post("/console/codes/:id/preflight", CODES_WRITE, code::preflight),
        Page.post("/console/codes/:id/status", CODES_WRITE, code::changeStatus),
        Page.get("/console/codes/:id/edit", CODES_WRITE, code::edit),
        Page.post("/console/codes/:id/edit", CODES_WRITE, code::save),
        Page.post("/console/codes/:id/delete", CODES_WRITE, code::delete));
  }

  private static List<Page> codeTabs(
      CodeDesign design, CodeRules rules, CodeHistory history, CodeLinks links, CodeShare share) {
    return List.of(
        Page.get("/console/codes/:id/design", CODES_WRITE, design::show),
        Page.post("/console/codes/:id/design", CODES_WRITE, design::save),
        Page.post("/console/codes/:id/design/preview", CODES_WRITE, design::preview),
        Page.post("/console/codes/:id/design/theme", CODES_WRITE, design::keep),
        Page.get("/console/codes/:id/rules", CODES_READ, rules::show),
        Page.post("/console/codes/:id/rules", CODES_WRITE, rules::save),
        Page.post("/console/codes/:id/simulate", CODES_READ, rules::simulate),
        Page.get("/console/codes/:id/history", CODES_READ, history::show),
        Page.post("/console/codes/:id/restore", CODES_WRITE, history::restore),
        Page.get("/console/codes/:id/links", CODES_READ, links::show),
        Page.post("/console/codes/:id/links", CODES_WRITE, links::make),
        Page.post("/console/codes/:id/links/access", CODES_WRITE, links::changeAccess),
        Page.post("/console/codes/:id/links/:link/revoke", CODES_WRITE, links::revoke),
        Page.get("/console/codes/:id/share", CODES_READ, share::show),
        Page.get("/console/codes/:id/image", CODES_READ, share::image));
  }

  private static List<Page> order(
      ApiCalls api, Choices choices, Templates templates, ThemePictures pictures) {
    var groups = new Listing(api, choices, templates, GROUPS);
    var fields = new Listing(api, choices, templates, FIELDS);
    var themes = new Listing(api, choices, templates, THEMES);
    var uploads = new Uploads(api, templates);
    return List.of(
        Page.get("/console/groups", CODES_READ, groups::show),
        Page.post("/console/groups", CODES_WRITE, groups::create),
        Page.post("/console/groups/:id", CODES_WRITE, groups::change),
        Page.post("/console/groups/:id/delete", CODES_WRITE, groups::delete),
        Page.get("/console/fields", CODES_READ, fields::show),
        Page.post("/console/fields", ADMIN, fields::create),
        Page.post("/console/fields/:id", ADMIN, fields::change),
        Page.post("/console/fields/:id/delete", ADMIN, fields::delete),
        Page.get("/console/themes", CODES_READ, themes::show),
        Page.get("/console/themes/:id/picture", CODES_READ, pictures::show),
        Page.post("/console/themes/:id", CODES_WRITE, themes::change),
        Page.post("/console/themes/:id/delete", CODES_WRITE, themes::delete),
        Page.get("/console/uploads", CODES_READ, uploads::show),
        Page.get("/console/uploads/logos/:id", CODES_READ, uploads::picture),
        Page.post("/console/uploads/:kind", CODES_WRITE, uploads::upload)
            .withMaxBodyBytes(MAX_FILE_BYTES),
        Page.post("/console/uploads/files/:id/code", CODES_WRITE, uploads::makeCode),
        Page.post("/console/uploads/:kind/:id/delete", CODES_WRITE, uploads::delete));
  }

  private static List<Page> run(
      Listing domains, Listing keys, PeoplePage people, WorkspacePage workspace) {
    return List.of(
        Page.get("/console/domains", CODES_READ, domains::show),
        Page.post("/console/domains", ADMIN, domains::create),
        Page.post("/console/domains/:id", ADMIN, domains::change),
        Page.post("/console/domains/:id/verify", ADMIN, visit -> domains.act(visit, "verify")),
        Page.post("/console/domains/:id/delete", ADMIN, domains::delete),
        Page.get("/console/keys", ADMIN, keys::show),
        Page.post("/console/keys", ADMIN, keys::createAndShow),
        Page.post("/console/keys/:id/rotate", ADMIN, visit -> keys.act(visit, "rotate")),
        Page.post("/console/keys/:id/delete", ADMIN, keys::delete),
        Page.get("/console/people", CODES_READ, people::show),
        Page.post("/console/people", ADMIN, people::invite),
        Page.post("/console/people/:id/role", ADMIN, people::changeRole),
        Page.post("/console/people/:id/remove", Access.Simple.SIGNED_IN, people::remove),
        Page.post("/console/people/invitations/:id/withdraw", ADMIN, people::withdraw),
        Page.get("/console/settings", CODES_READ, workspace::show),
        Page.post("/console/settings/sandbox", ADMIN, workspace::clearSandbox),
        Page.post("/console/settings/samples", ADMIN, workspace::removeSamples));
  }

  private static List<Page> longWork(
      Imports imports, SeriesPage series, RecallPages recalls, Sheets sheets) {
    return List.of(
        Page.get("/console/imports", CODES_READ, imports::show),
        Page.post("/console/imports", CODES_WRITE, imports::upload)
            .withMaxBodyBytes(MAX_TABLE_BYTES),
        Page.get("/console/series", CODES_WRITE, series::show),
        Page.post("/console/series", CODES_WRITE, series::create),
        Page.post("/console/series/ends", CODES_WRITE, series::showEnds),
        Page.get("/console/jobs/:id", CODES_READ, imports::job),
        Page.get("/console/jobs/:id/progress", CODES_READ, imports::progress),
        Page.get("/console/jobs/:id/result", CODES_READ, imports::result),
        Page.post("/console/jobs/:id/cancel", CODES_WRITE, imports::cancel),
        Page.get("/console/recalls/new", CODES_WRITE, recalls::start),
        Page.post("/console/recalls", CODES_WRITE, recalls::create),
        Page.get("/console/recalls/:id", CODES_READ, recalls::show),
        Page.get("/console/recalls/:id/progress", CODES_READ, recalls::progress),
        Page.post("/console/recalls/:id/undo", CODES_WRITE, recalls::undo),
        Page.get("/console/sheets", CODES_READ, sheets::show),
        Page.post("/console/sheets", CODES_READ, sheets::make));
  }
}
