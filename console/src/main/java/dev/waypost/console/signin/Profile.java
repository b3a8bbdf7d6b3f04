package dev.waypost.console.signin;

import dev.waypost.api.http.Reply;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.console.text.Catalogue;
import dev.waypost.people.People;
import dev.waypost.people.PeopleRefusedException;
import dev.waypost.people.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody sees and changes of themselves: name, language, time zone, password. */
public final class Profile {
  private final People people;
  private final SignInLimits limits;
  private final Templates templates;

  /** Pages for these people. */
  public Profile(People people, SignInLimits limits, Templates templates) {
    this.people = people;
    this.limits = limits;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param zones all time zones by name
   * @param error null for none
   * @param field of the form that is to blame; empty for none
   */
  public record Page(
      Person person,
      Map<String, String> languages,
      List<String> zones,
      @Nullable String error,
      String field) {}

  /** {@code GET /console/profile}. */
  public Reply show(Visit visit) {
    return page(200, visit, null, "");
  }

  /** {@code POST /console/profile}. */
  public Reply change(Visit visit) {
    String language = visit.form().textOrNull("language");
    try {
      people.changeProfile(
          visit.signedIn(),
          visit.form().text("name"),
          language != null && Catalogue.languages().containsKey(language) ? language : null,
          visit.form().textOrNull("zone"));
      return Redirects.to("/console/profile", Note.SAVED);
    } catch (PeopleRefusedException e) {
      return refused(visit, e);
    }
  }

  /** {@code POST /console/profile/password}. */
  public Reply changePassword(Visit visit) {
    SignInLimits.Attempt attempt = limits.take(visit.signedIn().person().email(), visit.client());
    try {
      if (!attempt.granted()) {
        throw new PeopleRefusedException(
            "present", "Too many attempts. Try again in some minutes.");
      }
      people.changePassword(
          visit.signedIn(), visit.form().raw("present"), visit.form().raw("password"));
      attempt.giveBack();
      return Redirects.to("/console/profile", Note.PASSWORD);
    } catch (PeopleRefusedException e) {
      return refused(visit, e);
    }
  }

  private Reply refused(Visit visit, PeopleRefusedException e) {
    String field = e.field();
    return page(422, visit, visit.texts().of(e.wording(), e.values()), field == null ? "" : field);
  }

  private Reply page(int status, Visit visit, @Nullable String error, String field) {
    List<String> zones =
        ZoneId.getAvailableZoneIds().stream().filter(Profile::isPlace).sorted().toList();
    return templates.page(
        status,
        visit,
        Section.NONE,
        visit.texts().of("Your profile"),
        "signin/profile",
        new Page(
            visit.signedIn().person(), new TreeMap<>(Catalogue.languages()), zones, error, field));
  }

  /** Not the old abbreviations that the database keeps. */
  private static boolean isPlace(String zone) {
    return zone.equals("UTC")
        || (zone.contains("/") && !zone.startsWith("SystemV/") && !zone.startsWith("Etc/"));
  }
}
