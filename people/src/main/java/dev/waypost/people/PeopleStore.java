package dev.waypost.people;

import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People, who belongs to which workspace, invitations and sessions.
 *
 * <p>Methods throw {@link dev.waypost.codes.StoreUnavailableException} while the database is out of
 * reach; nothing has changed then.
 */
public interface PeopleStore {

  /** Whether there is nobody at all. */
  boolean isEmpty();

  /** The person with that e-mail address, without regard to case. */
  Optional<Person> findByEmail(String email);

  /** The person of that id. */
  Optional<Person> find(String id);

  /** Stores name, language and zone of a person; nothing where there is none of that id. */
  void changeProfile(Person person);

  /**
   * Gives a person another password and ends their sessions but one, both or neither.
   *
   * @param presentHash of the password that was proven
   * @return false where they have another one meanwhile
   */
  boolean changePassword(
      String personId, String presentHash, String nextHash, String keptTokenHash);

  /** The people of a workspace, by name. */
  List<Member> members(WorkspaceId workspace);

  /** The workspaces of a person with their role there, those they joined first coming first. */
  List<Membership> memberships(String personId);

  /**
   * A workspace that a person belongs to.
   *
   * @param role what they may do there
   */
  record Membership(Workspace workspace, Role role) {}

  /** Adds an invitation; those for the same address to the same workspace end. */
  void invite(Invitation invitation);

  /** The invitation whose token has this hash and that is not void at a moment. */
  Optional<Invitation> findInvitation(String tokenHash, Instant now);

  /** The invitations to a workspace that are not void at a moment, the newest first. */
  List<Invitation> invitations(WorkspaceId workspace, Instant now);

  /** Takes an invitation back; nothing where there is none of that id in the workspace. */
  void withdraw(WorkspaceId workspace, String invitationId);

  /**
   * Uses an invitation up: stores the person where they are new, and has them join the workspace
   * with its role. All or nothing, and once. With a first owner, all links for one end.
   *
   * @return false where the invitation is void or used, or another person has that address
   */
  boolean join(Invitation invitation, Person person, Instant now);

  /**
   * What shall become of the people of a workspace, decided on them as they are, while nobody else
   * can change them.
   */
  @FunctionalInterface
  interface Decision {
    /** Decides, or throws what is refused. */
    MemberChange on(List<Member> members);
  }

  /** A change of one member. */
  sealed interface MemberChange {
    /** They get another role; invitations of theirs to roles that it may not give end. */
    record Gets(String personId, Role role) implements MemberChange {}

    /**
     * They leave the workspace. Their invitations to it end, and their sessions that look at it, or
     * all of them where it was their last one.
     */
    record Leaves(String personId) implements MemberChange {}
  }

  /** Changes the people of a workspace. */
  void change(WorkspaceId workspace, Decision decision);

  /**
   * Adds a session.
   *
   * @param passwordHash of the password that was proven
   * @return false where the person has another one meanwhile
   */
  boolean add(Session session, String passwordHash);

  /** The session whose token has this hash. */
  Optional<Session> findSession(String tokenHash);

  /** Stores when a session was used and which workspace it looks at. */
  void replace(Session session);

  /** Ends a session. */
  void end(String tokenHash);

  /** Deletes sessions not used since a moment or made before another, and void invitations. */
  void deleteOld(Instant notSeenSince, Instant madeBefore, Instant now);
}
