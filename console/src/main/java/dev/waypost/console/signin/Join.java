package dev.waypost.console.signin;

import dev.waypost.api.http.Reply;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.SessionCookie;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.people.Invitation;
import dev.waypost.people.People;
import dev.waypost.people.PeopleRefusedException;
import dev.waypost.people.Person;
import dev.waypost.people.Role;
import dev.waypost.people.Sessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joining a workspace by a link: the first owner's, which the server prints, or an invitation. */
public final class Join {
  private final People people;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final SessionCookie cookie;
  private final Templates templates;

  /** Pages for these people. */
  public Join(
      People people,
      Sessions sessions,
      SignInLimits limits,
      SessionCookie cookie,
      Templates templates) {
    this.people = people;
    this.limits = limits;
    this.sessions = sessions;
    this.cookie = cookie;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param good whether the link can be used
   * @param first whether the first owner joins
   * @param role which they get
   * @param error null for none
   * @param field of the form that is to blame; empty for none
   */
  public record Page(
      String token,
      boolean good,
      boolean first,
      String role,
      String email,
      String name,
      @Nullable String error,
      String field) {}

  /** {@code GET /console/join/:token}. */
  public Reply show(Visit visit) {
    String token = visit.named("token");
    Optional<Invitation> invitation = people.invitation(token);
    if (invitation.isEmpty()) {
      return page(410, visit, new Page(token, false, false, "", "", "", null, ""));
    }
    String email = invitation.get().email();
    return page(
        200,
        visit,
        new Page(
            token,
            true,
            email == null,
            role(visit, invitation.get().role()),
            email == null ? "" : email,
            "",
            null,
            ""));
  }

  /** {@code POST /console/join/:token}. */
  public Reply join(Visit visit) {
    String token = visit.named("token");
    Optional<Invitation> invitation = people.invitation(token);
    if (invitation.isEmpty()) {
      return show(visit);
    }
    String email = visit.form().text("email");
    String name = visit.form().text("name");
    SignInLimits.Attempt attempt = limits.take(email, visit.client());
    try {
      if (!attempt.granted()) {
        throw new PeopleRefusedException(null, "Too many attempts. Try again in some minutes.");
      }
      Person person = people.join(token, email, name, visit.form().raw("password"));
      attempt.giveBack();
      String session = sessions.begin(person, invitation.get().workspace());
      boolean first = invitation.get().email() == null;
      return cookie.set(Redirects.to(first ? "/console/start" : "/console"), session);
    } catch (PeopleRefusedException e) {
      String field = e.field();
      return page(
          attempt.granted() ? 422 : 429,
          visit,
          new Page(
              token,
              true,
              invitation.get().email() == null,
              role(visit, invitation.get().role()),
              email,
              name,
              visit.texts().of(e.wording(), e.values()),
              field == null ? "" : field));
    }
  }

  private static String role(Visit visit, Role role) {
    return visit.texts().of(role.label());
  }

  private Reply page(int status, Visit visit, Page page) {
    String title = page.first() ? visit.texts().of("Welcome to Waypost") : visit.texts().of("Join");
    return templates.page(status, visit, Section.NONE, title, "signin/join", page);
  }
}
