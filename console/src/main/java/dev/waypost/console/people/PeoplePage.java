package dev.waypost.console.people;

import dev.waypost.api.http.Reply;
import dev.waypost.codes.Scope;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.people.Invitation;
import dev.waypost.people.Member;
import dev.waypost.people.People;
import dev.waypost.people.PeopleRefusedException;
import dev.waypost.people.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of a workspace: their roles, invitations, and what each role may. */
public final class PeoplePage {
  private final People people;
  private final String publicUrl;
  private final Templates templates;

  /**
   * Pages of these people.
   *
   * @param publicUrl where the console is reached
   */
  public PeoplePage(People people, String publicUrl, Templates templates) {
    this.people = people;
    this.publicUrl = publicUrl;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param link of the invitation that was just made, shown this once; null for none
   * @param error null for none
   */
  public record Page(
      List<Member> members,
      List<Invitation> invitations,
      List<Role> roles,
      Role own,
      @Nullable String link,
      @Nullable String error,
      String email) {
    /** All scopes, for the table of what each role may. */
    public List<Scope> scopes() {
      return List.of(Scope.values());
    }
  }

  /** {@code GET /console/people}. */
  public Reply show(Visit visit) {
    return page(200, visit, null, null);
  }

  /** {@code POST /console/people}: invites somebody, and shows the link. */
  public Reply invite(Visit visit) {
    try {
      People.Issued issued =
          people.invite(visit.signedIn(), visit.form().text("email"), role(visit));
      return page(201, visit, publicUrl + "/console/join/" + issued.token(), null);
    } catch (PeopleRefusedException e) {
      return page(422, visit, null, e);
    }
  }

  private static Role role(Visit visit) {
    return Role.of(visit.form().text("role"))
        .orElseThrow(() -> new PeopleRefusedException("role", "Choose one of the roles."));
  }

  /** {@code POST /console/people/:id/role}. */
  public Reply changeRole(Visit visit) {
    try {
      people.changeRole(visit.signedIn(), visit.named("id"), role(visit));
      return Redirects.to("/console/people", Note.SAVED);
    } catch (PeopleRefusedException e) {
      return page(422, visit, null, e);
    }
  }

  /** {@code POST /console/people/:id/remove}. */
  public Reply remove(Visit visit) {
    try {
      people.remove(visit.signedIn(), visit.named("id"));
      return Redirects.to("/console/people", Note.REMOVED);
    } catch (PeopleRefusedException e) {
      return page(422, visit, null, e);
    }
  }

  /** {@code POST /console/people/invitations/:id/withdraw}. */
  public Reply withdraw(Visit visit) {
    people.withdraw(visit.signedIn(), visit.named("id"));
    return Redirects.to("/console/people", Note.WITHDRAWN);
  }

  private Reply page(
      int status, Visit visit, @Nullable String link, @Nullable PeopleRefusedException refused) {
    boolean isAdmin = visit.actor().may(Scope.ADMIN);
    return templates.page(
        status,
        visit,
        Section.PEOPLE,
        visit.texts().of("People"),
        "people/people",
        new Page(
            people.members(visit.signedIn()),
            isAdmin ? people.invitations(visit.signedIn()) : List.of(),
            Role.all(),
            visit.signedIn().role(),
            link,
            refused == null ? null : visit.texts().of(refused.wording(), refused.values()),
            visit.form().text("email")));
  }
}
