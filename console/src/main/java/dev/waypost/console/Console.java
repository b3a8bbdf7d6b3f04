package dev.waypost.console;

import static dev.waypost.codes.Scope.CODES_READ;
import static dev.waypost.codes.Scope.CODES_WRITE;

import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.codes.Domains;
import dev.waypost.console.codes.CodeList;
import dev.waypost.console.codes.CodePage;
import dev.waypost.console.codes.NewCode;
import dev.waypost.console.codes.Rehearsal;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Page;
import dev.waypost.console.http.Page.Access;
import dev.waypost.console.http.SessionCookie;
import dev.waypost.console.order.Choices;
import dev.waypost.console.overview.FirstSteps;
import dev.waypost.console.overview.Overview;
import dev.waypost.console.shell.Assets;
import dev.waypost.console.shell.Templates;
import dev.waypost.console.signin.Join;
import dev.waypost.console.signin.Profile;
import dev.waypost.console.signin.SignIn;
import dev.waypost.people.People;
import dev.waypost.people.SavedViews;
import dev.waypost.people.Sessions;
import java.util.List;
import java.util.stream.Stream;

/** The whole console on one page: every page, every form, and who may see and send it. */
public final class Console {
  private final List<Page> pages;

  /**
   * A console.
   *
   * @param api by which everything is read and changed
   * @param work by which changes are rehearsed
   * @param cookie in which browsers keep their session
   */
  public Console(
      ApiCalls api,
      ItemWork work,
      Measurements measurements,
      Domains domains,
      People people,
      Sessions sessions,
      SavedViews views,
      SessionCookie cookie,
      Assets assets,
      Templates templates) {
    var choices = new Choices(api);
    this.pages =
        Stream.of(
                entrance(
                    new SignIn(sessions, people, cookie, templates),
                    new Join(people, sessions, cookie, templates),
                    new Profile(people, templates),
                    assets),
                overview(
                    new Overview(api, measurements, templates), new FirstSteps(api, templates)),
                codes(
                    new CodeList(api, choices, views, measurements, templates),
                    new NewCode(api, choices, domains, templates),
                    new CodePage(api, choices, measurements, new Rehearsal(work), templates)))
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

  private static List<Page> overview(Overview overview, FirstSteps firstSteps) {
    return List.of(
        Page.get("/console", CODES_READ, overview::show),
        Page.get("/console/live", CODES_READ, overview::showLive),
        Page.get("/console/start", CODES_WRITE, firstSteps::show),
        Page.get("/console/start/scans", CODES_WRITE, firstSteps::scans),
        Page.post("/console/start", CODES_WRITE, firstSteps::create));
  }

  private static List<Page> codes(CodeList list, NewCode newCode, CodePage code) {
    return List.of(
        Page.get("/console/codes", CODES_READ, list::show),
        Page.get("/console/codes/export", CODES_READ, list::export),
        Page.post("/console/codes/views", CODES_WRITE, list::keepView),
        Page.post("/console/codes/views/:id/delete", CODES_WRITE, list::forgetView),
        Page.get("/console/codes/new", CODES_WRITE, newCode::show),
        Page.post("/console/codes", CODES_WRITE, newCode::create),
        Page.post("/console/codes/preview", CODES_WRITE, newCode::preview),
        Page.get("/console/codes/:id", CODES_READ, code::show),
        Page.post("/console/codes/:id/destination", CODES_WRITE, code::repoint),
        Page.post("/console/codes/:id/preflight", CODES_WRITE, code::preflight),
        Page.post("/console/codes/:id/status", CODES_WRITE, code::changeStatus),
        Page.get("/console/codes/:id/edit", CODES_WRITE, code::edit),
        Page.post("/console/codes/:id/edit", CODES_WRITE, code::save),
        Page.post("/console/codes/:id/delete", CODES_WRITE, code::delete));
  }
}
