package dev.waypost.store;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waypost.codes.Samples;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.people.Member;
import dev.waypost.people.Memberships;
import dev.waypost.people.PasswordHasher;
import dev.waypost.people.People;
import dev.waypost.people.PeopleRefusedException;
import dev.waypost.people.PeopleStore.Membership;
import dev.waypost.people.Person;
import dev.waypost.people.Role;
import dev.waypost.people.SavedView;
import dev.waypost.people.SavedViews;
import dev.waypost.people.Sessions;
import dev.waypost.people.SignedIn;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people can do over the store, whichever engine is behind it. */
abstract class PeopleStoreContract {
  private static final String PASSWORD = "four words that fit";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PasswordHasher HASHER = new PasswordHasher(RANDOM);

  private Instant now = NOW;
  private People people;
  private Sessions sessions;
  private Workspace workspace;
  private Optional<Workspace> samples = Optional.empty();

  /** The database under test. */
  abstract Database database();

  @BeforeEach
  void makeWorkspace() {
    var ids = new TimeOrderedIds(() -> now, RANDOM);
    people = new People(database().people(), HASHER, ids, () -> now, RANDOM);
    sessions =
        new Sessions(
            database().people(),
            new Memberships(database().people(), () -> samples),
            HASHER,
            () -> now,
            RANDOM);
    workspace = newWorkspace();
  }

  private Workspace newWorkspace() {
    Workspace made = Samples.workspace();
    database().workspaces().add(made);
    return made;
  }

  private static String address() {
    return Samples.IDS.next() + "@example.com";
  }

  private Person owner() {
    String token = people.inviteFirstOwner(workspace.id()).token();
    return people.join(token, address(), "Olga Owner", PASSWORD);
  }

  private Person join(SignedIn by, Role role, String name) {
    String address = address();
    return people.join(people.invite(by, address, role).token(), address, name, PASSWORD);
  }

  private SignedIn signedIn(Person person) {
    String token = sessions.begin(person).orElseThrow();
    return sessions.find(token).orElseThrow();
  }

  @Test
  void aLinkMakesOneOwnerOnce() {
    String first = people.inviteFirstOwner(workspace.id()).token();
    String second = people.inviteFirstOwner(workspace.id()).token();
    assertThat(people.invitation(first)).as("an older link").isEmpty();
    Person owner = people.join(second, " Anna@Example.COM" + workspace.id(), "Anna", PASSWORD);
    assertThat(people.isEmpty()).isFalse();
    assertThat(database().people().memberships(owner.id()))
        .containsExactly(new Membership(workspace, Role.OWNER));
    assertThatThrownBy(() -> people.join(second, address(), "Bea", PASSWORD))
        .isInstanceOf(PeopleRefusedException.class);
    assertThat(sessions.check("ANNA@example.com" + workspace.id(), PASSWORD)).contains(owner);
    assertThat(sessions.check("anna@example.com" + workspace.id(), "another password")).isEmpty();
    assertThat(sessions.check(address(), PASSWORD)).isEmpty();
  }

  @Test
  void aLinkThatManyUseAtOnceIsUsedOnce() throws Exception {
    String token = people.inviteFirstOwner(workspace.id()).token();
    int joined = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Person>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> people.join(token, address(), "Anna", PASSWORD)));
      }
      for (Future<Person> each : all) {
        try {
          Person _ = each.get();
          joined++;
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(PeopleRefusedException.class);
        }
      }
    }
    assertThat(joined).isEqualTo(1);
  }

  @Test
  void invitationsEndByTimeByAnotherAndWhenTakenBack() {
    SignedIn owner = signedIn(owner());
    String address = address();
    String first = people.invite(owner, address, Role.EDITOR).token();
    var second = people.invite(owner, address.toUpperCase(Locale.ROOT), Role.VIEWER);
    assertThat(people.invitation(first)).isEmpty();
    assertThat(people.invitations(owner)).containsExactly(second.invitation());
    people.withdraw(owner, second.invitation().id());
    assertThat(people.invitation(second.token())).isEmpty();
    String third = people.invite(owner, address, Role.ADMIN).token();
    now = now.plus(People.INVITATION_LASTS);
    assertThat(people.invitation(third)).isEmpty();
    assertThatThrownBy(() -> people.join(third, address, "Late", PASSWORD))
        .isInstanceOf(PeopleRefusedException.class);
  }

  @Test
  void rolesAreGivenByWhoMayAndAnOwnerStays() {
    Person first = owner();
    SignedIn owner = signedIn(first);
    SignedIn admin = signedIn(join(owner, Role.ADMIN, "Adam"));
    SignedIn editor = signedIn(join(admin, Role.EDITOR, "Edda"));
    assertThat(people.members(owner))
        .extracting(member -> member.person().name(), Member::role)
        .containsExactly(
            tuple("Adam", Role.ADMIN), tuple("Edda", Role.EDITOR), tuple("Olga Owner", Role.OWNER));
    refused(() -> people.invite(editor, address(), Role.VIEWER));
    refused(() -> people.invite(admin, address(), Role.OWNER));
    refused(() -> people.changeRole(admin, admin.person().id(), Role.OWNER));
    refused(() -> people.changeRole(admin, first.id(), Role.VIEWER));
    refused(() -> people.remove(admin, first.id()));
    refused(() -> people.remove(editor, admin.person().id()));
    refused(() -> people.remove(owner, first.id()));
    refused(() -> people.changeRole(owner, first.id(), Role.ADMIN));
    refused(() -> people.changeRole(owner, "person_of_nowhere", Role.ADMIN));
    people.changeRole(owner, admin.person().id(), Role.OWNER);
    people.changeRole(owner, first.id(), Role.VIEWER);
    assertThat(signedIn(first).role()).isEqualTo(Role.VIEWER);
    people.remove(editor, editor.person().id());
    assertThat(people.members(owner)).hasSize(2);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(PeopleRefusedException.class);
  }

  @Test
  void whoIsRemovedIsOutAtOnce() {
    SignedIn owner = signedIn(owner());
    Person editor = join(owner, Role.EDITOR, "Edda");
    String token = sessions.begin(editor).orElseThrow();
    assertThat(sessions.find(token)).isPresent();
    people.remove(owner, editor.id());
    assertThat(sessions.find(token)).isEmpty();
    assertThat(sessions.begin(editor)).isEmpty();
  }

  @Test
  void somebodyJoinsASecondWorkspaceWithTheirPassword() {
    Person known = owner();
    Workspace other = newWorkspace();
    String token = people.inviteFirstOwner(other.id()).token();
    refused(() -> people.join(token, known.email(), "Olga", "not her password"));
    Person again = people.join(token, known.email(), "", PASSWORD);
    assertThat(again.id()).isEqualTo(known.id());
    SignedIn signedIn = signedIn(known);
    assertThat(signedIn.workspaces()).containsExactlyInAnyOrder(workspace, other);
    assertThat(signedIn.workspaces().getFirst()).isEqualTo(signedIn.workspace());
    sessions.switchTo(signedIn, newWorkspace().id());
    sessions.switchTo(signedIn, other.id());
    assertThat(database().people().findSession(signedIn.session().tokenHash()).orElseThrow())
        .extracting(session -> session.workspace())
        .isEqualTo(other.id());
  }

  @Test
  void sessionsEnd() {
    Person person = owner();
    String token = sessions.begin(person).orElseThrow();
    String other = sessions.begin(person).orElseThrow();
    SignedIn signedIn = sessions.find(token).orElseThrow();
    refused(() -> people.changePassword(signedIn, "wrong password", "another long one"));
    refused(() -> people.changePassword(signedIn, PASSWORD, "short"));
    people.changePassword(signedIn, PASSWORD, "another long one");
    assertThat(sessions.find(other)).as("other browsers are out").isEmpty();
    assertThat(sessions.check(person.email(), "another long one")).isPresent();
    now = now.plus(Sessions.IDLE).minusSeconds(1);
    assertThat(sessions.find(token)).isPresent();
    now = now.plus(Duration.ofDays(13));
    assertThat(sessions.find(token)).as("its use was noted").isPresent();
    sessions.end(signedIn.session());
    assertThat(sessions.find(token)).isEmpty();
    assertThat(sessions.begin(person)).as("proven by the old password").isEmpty();
    Person known = sessions.check(person.email(), "another long one").orElseThrow();
    String third = sessions.begin(known).orElseThrow();
    now = now.plus(Sessions.IDLE);
    assertThat(sessions.find(third)).isEmpty();
    sessions.deleteOld();
    assertThat(database().people().findSession(third)).isEmpty();
  }

  @Test
  void whoWasAskedBeforeAPasswordChangeDoesNotUndoIt() {
    Person person = owner();
    SignedIn before = signedIn(person);
    people.changePassword(signedIn(person), PASSWORD, "another long one");
    people.changeProfile(before, "Olga the Second", null, null);
    assertThat(sessions.check(person.email(), PASSWORD)).isEmpty();
    assertThat(sessions.check(person.email(), "another long one")).isPresent();
    refused(() -> people.changePassword(before, PASSWORD, "yet another one"));
  }

  @Test
  void invitationsEndWithTheRightOfWhoMadeThem() {
    SignedIn owner = signedIn(owner());
    SignedIn second = signedIn(join(owner, Role.OWNER, "Otto"));
    String ofOwner = people.invite(second, address(), Role.OWNER).token();
    String ofEditor = people.invite(second, address(), Role.EDITOR).token();
    people.changeRole(owner, second.person().id(), Role.ADMIN);
    assertThat(people.invitation(ofOwner)).isEmpty();
    assertThat(people.invitation(ofEditor)).isPresent();
    refused(() -> people.changeRole(second, owner.person().id(), Role.VIEWER));
    people.remove(owner, second.person().id());
    assertThat(people.invitation(ofEditor)).isEmpty();
    refused(() -> people.changeRole(second, owner.person().id(), Role.VIEWER));
  }

  @Test
  void nobodyIsInvitedToSampleDataOrWhereTheyAre() {
    samples = Optional.of(newWorkspace());
    SignedIn owner = signedIn(owner());
    sessions.switchTo(owner, samples.orElseThrow().id());
    String hash = owner.session().tokenHash();
    assertThat(database().people().findSession(hash).orElseThrow().workspace())
        .isEqualTo(samples.orElseThrow().id());
    var among =
        new SignedIn(owner.person(), owner.session(), samples.orElseThrow(), Role.OWNER, List.of());
    refused(() -> people.invite(among, address(), Role.VIEWER));
    String token = people.invite(owner, address(), Role.ADMIN).token();
    refused(() -> people.join(token, owner.person().email(), "", PASSWORD));
    assertThat(people.invitation(token)).as("it is not used up").isPresent();
  }

  @Test
  void profilesAreChecked() {
    SignedIn signedIn = signedIn(owner());
    refused(() -> people.changeProfile(signedIn, " ", null, null));
    refused(() -> people.changeProfile(signedIn, "Olga", null, "Europe/Atlantis"));
    people.changeProfile(signedIn, "Olga O.", "de", "Europe/Berlin");
    Person changed = database().people().find(signedIn.person().id()).orElseThrow();
    assertThat(changed.name()).isEqualTo("Olga O.");
    assertThat(changed.language()).isEqualTo("de");
    assertThat(changed.zone()).isEqualTo("Europe/Berlin");
    assertThat(changed.email()).isEqualTo(signedIn.person().email());
  }

  @Test
  void viewsAreKeptByNameForEverybodyInTheWorkspace() {
    SignedIn owner = signedIn(owner());
    SignedIn viewer = signedIn(join(owner, Role.VIEWER, "Vera"));
    var views = new SavedViews(database().savedViews(), Samples.IDS);
    views.keep(owner, "Paused", "status=paused");
    views.keep(viewer, "  all of Summer ", "tag=summer&sort=name");
    views.keep(owner, "PAUSED", "status=paused&sort=name");
    assertThat(views.list(viewer))
        .extracting(SavedView::name, SavedView::query)
        .containsExactly(
            tuple("all of Summer", "tag=summer&sort=name"),
            tuple("PAUSED", "status=paused&sort=name"));
    refused(() -> views.keep(owner, " ", ""));
    refused(() -> views.keep(owner, "two\nlines", ""));
    for (int i = 2; i < 50; i++) {
      views.keep(owner, "View " + i, "");
    }
    refused(() -> views.keep(owner, "One more", ""));
    views.forget(
        signedIn(
            people.join(
                people.inviteFirstOwner(newWorkspace().id()).token(),
                address(),
                "Other",
                PASSWORD)),
        views.list(owner).getFirst().id());
    assertThat(views.list(owner)).hasSize(50);
    views.forget(owner, views.list(owner).getFirst().id());
    assertThat(views.list(owner)).hasSize(49);
  }

  @Test
  void everybodySeesTheSampleDataUntilTheyAreRemoved() {
    SignedIn owner = signedIn(owner());
    Person viewer = join(owner, Role.VIEWER, "Vera");
    Workspace sample = newWorkspace();
    samples = Optional.of(sample);
    String token = sessions.begin(viewer).orElseThrow();
    SignedIn before = sessions.find(token).orElseThrow();
    assertThat(before.workspaces()).containsExactly(workspace, sample);
    sessions.switchTo(before, sample.id());
    SignedIn looking = sessions.find(token).orElseThrow();
    assertThat(looking.workspace()).isEqualTo(sample);
    assertThat(looking.role()).isEqualTo(Role.VIEWER);
    samples = Optional.empty();
    database().workspaces().remove(sample.id());
    SignedIn after = sessions.find(token).orElseThrow();
    assertThat(after.workspace()).isEqualTo(workspace);
    assertThat(after.workspaces()).containsExactly(workspace);
    assertThat(database().workspaces().all()).doesNotContain(sample);
  }
}
