package dev.waypost.console.signin;

import dev.waypost.api.http.Reply;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.SessionCookie;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.people.People;
import dev.waypost.people.Person;
import dev.waypost.people.Sessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in with a password, signing out, and looking at another workspace. */
public final class SignIn {
  private final Sessions sessions;
  private final People people;
  private final SessionCookie cookie;
  private final Templates templates;
  private final SignInLimits limits;

  /** Pages over these sessions. */
  public SignIn(
      Sessions sessions,
      People people,
      SignInLimits limits,
      SessionCookie cookie,
      Templates templates) {
    this.sessions = sessions;
    this.people = people;
    this.limits = limits;
    this.cookie = cookie;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param next where to go on; a path of the console
   * @param error null for none
   * @param nobody whether nobody has joined yet
   */
  public record Page(String email, String next, @Nullable String error, boolean nobody) {}

  /** {@code GET /console/sign-in}. */
  public Reply show(Visit visit) {
    String next = safe(visit.parameter("next"));
    return visit.signedInOrNobody() == null
        ? page(200, visit, new Page("", next, null, people.isEmpty()))
        : Redirects.to(next);
  }

  /** {@code POST /console/sign-in}. What is wrong, address or password, is not told. */
  public Reply signIn(Visit visit) {
    String email = visit.form().text("email");
    String next = safe(visit.form().text("next"));
    SignInLimits.Attempt attempt = limits.take(email, visit.client());
    if (!attempt.granted()) {
      return page(
          429,
          visit,
          new Page(
              email,
              next,
              visit.texts().of("Too many attempts. Try again in some minutes."),
              false));
    }
    Optional<Person> person = sessions.check(email, visit.form().raw("password"));
    Optional<String> token = person.flatMap(sessions::begin);
    if (token.isEmpty()) {
      return page(
          422,
          visit,
          new Page(email, next, visit.texts().of("E-mail address or password is wrong."), false));
    }
    attempt.giveBack();
    return cookie.set(Redirects.to(next), token.get());
  }

  /** {@code POST /console/sign-out}. */
  public Reply signOut(Visit visit) {
    sessions.end(visit.signedIn().session());
    return cookie.clear(Redirects.to("/console/sign-in", Note.SIGNED_OUT));
  }

  /** {@code POST /console/workspace}: looks at another workspace from now on. */
  public Reply switchWorkspace(Visit visit) {
    sessions.switchTo(visit.signedIn(), new WorkspaceId(visit.form().text("workspace")));
    return Redirects.to("/console");
  }

  private Reply page(int status, Visit visit, Page page) {
    return templates.page(
        status, visit, Section.NONE, visit.texts().of("Sign in"), "signin/sign-in", page);
  }

  /** Only pages of ours; an address of others would take somebody who trusts us there. */
  private static String safe(String next) {
    boolean isOurs =
        next.equals("/console") || next.startsWith("/console/") || next.startsWith("/console?");
    return isOurs && !next.contains("\\") && next.chars().noneMatch(Character::isISOControl)
        ? next
        : "/console";
  }
}
