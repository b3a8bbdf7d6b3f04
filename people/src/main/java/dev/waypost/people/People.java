package dev.waypost.people;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Scope;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.people.PeopleStore.MemberChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Invites people, lets them join, and says who may do what in a workspace.
 *
 * <p>Methods throw {@link PeopleRefusedException} for what is not allowed and {@link
 * dev.waypost.codes.StoreUnavailableException} while the database is out of reach; in both cases
 * nothing has changed.
 */
public final class People {
  /** How long an invitation is good. */
  public static final Duration INVITATION_LASTS = Duration.ofDays(7);

  /** Who starts a server has its link before them; a log with it should soon be worth nothing. */
  private static final Duration FIRST_LINK_LASTS = Duration.ofDays(1);

  private final PeopleStore store;
  private final PasswordHasher hasher;
  private final TimeOrderedIds ids;
  private final InstantSource clock;
  private final SecureRandom random;

  /** People in this store. */
  public People(
      PeopleStore store,
      PasswordHasher hasher,
      TimeOrderedIds ids,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * An invitation that was just made.
   *
   * @param token what its link carries; can't be read back later
   */
  public record Issued(Invitation invitation, String token) {}

  /** Whether nobody has joined yet. */
  public boolean isEmpty() {
    return store.isEmpty();
  }

  /** Invites the first owner of a workspace; an earlier such link ends. */
  public Issued inviteFirstOwner(WorkspaceId workspace) {
    return invite(workspace, null, Role.OWNER, null, null, FIRST_LINK_LASTS);
  }

  /**
   * Invites somebody; an earlier invitation of the same address ends.
   *
   * @param email whom the link is meant for
   */
  public Issued invite(SignedIn by, String email, Role role) {
    requireAdmin(by.actor());
    requireGrant(by.role(), role);
    String address = PersonRules.email(email);
    List<Member> members = store.members(by.workspace().id());
    if (members.stream().noneMatch(member -> member.person().id().equals(by.person().id()))) {
      throw new PeopleRefusedException(
          null, "This workspace holds sample data. Invite people to one of your own.");
    }
    boolean isMember =
        members.stream()
            .anyMatch(member ->
                PersonRules.folded(member.person().email()).equals(PersonRules.folded(address)));
    if (isMember) {
      throw new PeopleRefusedException(
          "email", "Somebody with this address is here already. Change their role instead.");
    }
    return invite(
        by.workspace().id(), address, role, by.person().name(), by.person().id(), INVITATION_LASTS);
  }

  private Issued invite(
      WorkspaceId workspace,
      @Nullable String email,
      Role role,
      @Nullable String createdBy,
      @Nullable String createdById,
      Duration lasts) {
    String token = Tokens.draw(random);
    Instant now = now();
    var invitation =
        new Invitation(
            "invitation_" + ids.next(),
            workspace,
            email,
            role,
            Tokens.hash(token),
            createdBy,
            createdById,
            now,
            now.plus(lasts));
    store.invite(invitation);
    return new Issued(invitation, token);
  }

  /** The invitation behind a link's token, unless it is void or used. */
  public Optional<Invitation> invitation(String token) {
    return store.findInvitation(Tokens.hash(token), now());
  }

  /** The invitations of a workspace that are not used yet. */
  public List<Invitation> invitations(SignedIn by) {
    requireAdmin(by.actor());
    return store.invitations(by.workspace().id(), now());
  }

  /** Takes an invitation back: its link is void. */
  public void withdraw(SignedIn by, String invitationId) {
    requireAdmin(by.actor());
    store.withdraw(by.workspace().id(), invitationId);
  }

  /**
   * Has somebody join who was not here before, or who is and has the right password.
   *
   * @param token of the invitation's link
   * @return who joined
   */
  public Person join(String token, String email, String name, String password) {
    Invitation invitation = invitation(token).orElseThrow(People::voidInvitation);
    String address = PersonRules.email(email);
    Optional<Person> known = store.findByEmail(address);
    Person person =
        known
            .map(there -> {
              if (!hasher.matches(password, there.passwordHash())) {
                throw new PeopleRefusedException(
                    "password",
                    "Somebody with this address has joined before, with another password. Write that password, or use another address.");
              }
              requireNew(there, invitation);
              return there;
            })
            .orElseGet(() -> newcomer(address, name, password));
    if (!store.join(invitation, person, now())) {
      throw voidInvitation();
    }
    return person;
  }

  private void requireNew(Person person, Invitation invitation) {
    boolean isHere =
        store.memberships(person.id()).stream()
            .anyMatch(own -> own.workspace().id().equals(invitation.workspace()));
    if (isHere) {
      throw new PeopleRefusedException(
          "email", "Somebody with this address is here already. Sign in with it instead.");
    }
  }

  private Person newcomer(String email, String name, String password) {
    String called = PersonRules.name(name);
    PersonRules.checkPassword(password, email);
    return new Person(
        "person_" + ids.next(), email, called, hasher.hash(password), null, null, now());
  }

  /** The people of a workspace, by name. */
  public List<Member> members(SignedIn by) {
    return store.members(by.workspace().id());
  }

  /** Gives a person another role in a workspace. */
  public void changeRole(SignedIn by, String personId, Role role) {
    requireAdmin(by.actor());
    store.change(
        by.workspace().id(),
        members -> {
          Role own = among(members, by.person().id()).role();
          Member member = among(members, personId);
          requireGrant(own, member.role());
          requireGrant(own, role);
          if (role != Role.OWNER) {
            requireOtherOwner(members, member);
          }
          return new MemberChange.Gets(personId, role);
        });
  }

  /** Removes a person from a workspace, at once; anybody may remove themselves. */
  public void remove(SignedIn by, String personId) {
    boolean isSelf = personId.equals(by.person().id());
    if (!isSelf) {
      requireAdmin(by.actor());
    }
    store.change(
        by.workspace().id(),
        members -> {
          Member member = among(members, personId);
          if (!isSelf) {
            requireGrant(among(members, by.person().id()).role(), member.role());
          }
          requireOtherOwner(members, member);
          return new MemberChange.Leaves(personId);
        });
  }

  /** Changes how somebody is called and what they see, by themselves. */
  public void changeProfile(
      SignedIn by, String name, @Nullable String language, @Nullable String zone) {
    store.changeProfile(
        by.person().withProfile(PersonRules.name(name), language, PersonRules.zone(zone)));
  }

  /** Changes somebody's password, by themselves; all their other sessions end. */
  public void changePassword(SignedIn by, String present, String next) {
    if (!hasher.matches(present, by.person().passwordHash())) {
      throw new PeopleRefusedException("present", "This is not your present password.");
    }
    PersonRules.checkPassword(next, by.person().email());
    boolean isChanged =
        store.changePassword(
            by.person().id(),
            by.person().passwordHash(),
            hasher.hash(next),
            by.session().tokenHash());
    if (!isChanged) {
      throw new PeopleRefusedException(
          "present", "Your password was changed a moment ago. Reload the page.");
    }
  }

  private static Member among(List<Member> members, String personId) {
    return members.stream()
        .filter(member -> member.person().id().equals(personId))
        .findFirst()
        .orElseThrow(() ->
            new PeopleRefusedException(
                null, "This person is not in the workspace any more. Reload the page."));
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.may(Scope.ADMIN)) {
      throw new PeopleRefusedException(
          null, "This needs the role of an admin. Ask one of them to do it.");
    }
  }

  private static void requireGrant(Role own, Role other) {
    if (!own.mayGrant(other)) {
      throw new PeopleRefusedException("role", "Only an owner decides who is an owner.");
    }
  }

  private static void requireOtherOwner(List<Member> members, Member member) {
    boolean isLast =
        member.role() == Role.OWNER
            && members.stream().filter(other -> other.role() == Role.OWNER).count() == 1;
    if (isLast) {
      throw new PeopleRefusedException(
          null,
          "{0} is the only owner, and a workspace needs one. Make somebody else an owner first.",
          member.person().name());
    }
  }

  private static PeopleRefusedException voidInvitation() {
    return new PeopleRefusedException(
        null, "This link has been used or is too old. Ask for a new one.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
