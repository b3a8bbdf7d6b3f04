package dev.waypost.people;

import dev.waypost.codes.WorkspaceId;
import dev.waypost.people.PeopleStore.Membership;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Signs people in and out. Sessions are stored, so that one that is ended or whose person has left
 * is void with the next request, on every node.
 *
 * <p>Methods throw {@link dev.waypost.codes.StoreUnavailableException} while the database is out of
 * reach.
 */
public final class Sessions {
  /** How long a session lasts that is not used. */
  public static final Duration IDLE = Duration.ofDays(14);

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofDays(60);

  /** Often enough to be told apart in days, seldom enough to cost nothing. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private final PeopleStore store;
  private final Memberships memberships;
  private final PasswordHasher hasher;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Sessions in this store. */
  public Sessions(
      PeopleStore store,
      Memberships memberships,
      PasswordHasher hasher,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.memberships = memberships;
    this.hasher = hasher;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The person with this address and password; nothing where either is wrong, after as long.
   *
   * @param email as typed
   */
  public Optional<Person> check(String email, String password) {
    Optional<Person> person = store.findByEmail(email.strip());
    if (person.isEmpty()) {
      hasher.waste(password);
      return Optional.empty();
    }
    return person.filter(known -> hasher.matches(password, known.passwordHash()));
  }

  /**
   * Begins a session in the first workspace of a person.
   *
   * @return its token for the browser's cookie, or nothing where they belong to no workspace
   */
  public Optional<String> begin(Person person) {
    return memberships.of(person.id()).stream()
        .findFirst()
        .flatMap(first -> begun(person, first.workspace().id()));
  }

  /**
   * Begins a session of a person in a workspace, and gives its token.
   *
   * @throws PeopleRefusedException where their password was changed meanwhile
   */
  public String begin(Person person, WorkspaceId workspace) {
    return begun(person, workspace)
        .orElseThrow(() ->
            new PeopleRefusedException(
                "password", "Your password was changed a moment ago. Sign in again."));
  }

  private Optional<String> begun(Person person, WorkspaceId workspace) {
    String token = Tokens.draw(random);
    Instant now = now();
    var session = new Session(Tokens.hash(token), person.id(), workspace, now, now);
    return store.add(session, person.passwordHash()) ? Optional.of(token) : Optional.empty();
  }

  /** Who is signed in with this token; nothing where it is void. */
  public Optional<SignedIn> find(String token) {
    Instant now = now();
    return store
        .findSession(Tokens.hash(token))
        .filter(session -> isGood(session, now))
        .flatMap(this::signedIn)
        .map(signedIn -> noted(signedIn, now));
  }

  private Optional<SignedIn> signedIn(Session session) {
    List<Membership> theirs = memberships.of(session.personId());
    // Who has left the workspace that they looked at looks at their first one.
    return theirs.stream()
        .filter(membership -> membership.workspace().id().equals(session.workspace()))
        .findFirst()
        .or(() -> theirs.stream().findFirst())
        .flatMap(membership ->
            store
                .find(session.personId())
                .map(person ->
                    new SignedIn(
                        person,
                        session,
                        membership.workspace(),
                        membership.role(),
                        theirs.stream().map(Membership::workspace).toList())));
  }

  private SignedIn noted(SignedIn signedIn, Instant now) {
    Session session = signedIn.session();
    if (session.lastSeenAt().plus(NOTED_EVERY).isBefore(now)) {
      store.replace(
          new Session(
              session.tokenHash(),
              session.personId(),
              session.workspace(),
              session.createdAt(),
              now));
    }
    return signedIn;
  }

  private static boolean isGood(Session session, Instant now) {
    return now.isBefore(session.lastSeenAt().plus(IDLE))
        && now.isBefore(session.createdAt().plus(LONGEST));
  }

  /** Has a session look at another workspace of its person; nothing where it is none of theirs. */
  public void switchTo(SignedIn signedIn, WorkspaceId workspace) {
    boolean isTheirs = signedIn.workspaces().stream().anyMatch(own -> own.id().equals(workspace));
    if (isTheirs) {
      Session session = signedIn.session();
      store.replace(
          new Session(
              session.tokenHash(), session.personId(), workspace, session.createdAt(), now()));
    }
  }

  /** Ends a session. */
  public void end(Session session) {
    store.end(session.tokenHash());
  }

  /** Deletes what has ended by itself. To be called now and then. */
  public void deleteOld() {
    Instant now = now();
    store.deleteOld(now.minus(IDLE), now.minus(LONGEST), now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
