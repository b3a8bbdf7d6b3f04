package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.codes.Samples.dynamicCode;
import static dev.waypost.codes.Samples.staticCode;
import static dev.waypost.codes.Samples.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.ApiKeyStore.KeyChange;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.metadata.MetadataFieldStore;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.codes.rules.TreeSamples;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteTable;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store must do, whichever engine is behind it. A test makes its own workspace and
 * domain, so one database may serve all.
 */
public abstract class StoreContract {
  /** The stores under test. */
  public interface Stores {
    /** Codes. */
    CodeStore codes();

    /** Routes. */
    RouteStore routes();

    /** Groups. */
    GroupStore groups();

    /** Metadata fields. */
    MetadataFieldStore metadataFields();

    /** Domains. */
    DomainStore domains();

    /** Workspaces. */
    WorkspaceStore workspaces();

    /** Keys. */
    ApiKeyStore apiKeys();

    /** Counters. */
    ScanCounterStore scanCounters();

    /** Salts. */
    VisitorSaltStore visitorSalts();

    /** Jobs. */
    JobStore jobs();

    /** Recalls. */
    RecallStore recalls();

    /** Signed links. */
    LinkStore links();

    /** Usage. */
    UsageStore usage();

    /** Secrets. */
    SecretStore secrets();

    /** Kept answers. */
    KeptAnswerStore keptAnswers();
  }

  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private static final YearMonth MONTH = YearMonth.of(2031, 5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private CodeStore codes;
  private WorkspaceId workspace;
  private Domain domain;

  @BeforeEach
  void makeTenant() {
    codes = stores().codes();
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    workspace = made.id();
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  @Test
  void aCodeIsReadBackAsItWasStored() {
    Code dynamic = dynamicCode(workspace, domain, "ABC123");
    Code fixed = staticCode(workspace);
    codes.commit(List.of(created(dynamic), created(fixed)));

    assertThat(codes.find(workspace, dynamic.id())).contains(new CountedCode(dynamic, 0));
    assertThat(codes.find(workspace, fixed.id())).contains(new CountedCode(fixed, 0));
    assertThat(codes.findAnywhere(fixed.id())).contains(fixed);
  }

  @Test
  void aCodeIsReadBackWithAllThatItHasBeyondOneDestination() {
    Map<String, @Nullable Object> fields = TreeSamples.everything();
    fields.put("access", TreeSamples.object("password", "sesame", "minimum_age", 18L));
    RoutePlan plan =
        PlanForm.read(fields)
            .withExpiresAfterScans(Change.to(100L))
            .applyTo(RoutePlan.PLAIN, (password, _) -> "hash of " + password);
    Code code = dynamicCode(workspace, domain, "PLAN");
    codes.commit(List.of(created(code)));
    Code planned = code.withPlan(plan).asNextRevision(NOW);
    codes.commit(List.of(updated(code, planned)));

    assertThat(codes.find(workspace, code.id())).contains(new CountedCode(planned, 0));
    assertThat(codes.history(workspace, code.id(), Long.MAX_VALUE, 1))
        .containsExactly(updated(code, planned));
  }

  @Test
  void aCodeThatHasHadItsScansIsFoundAsExpired() {
    Code code =
        dynamicCode(workspace, domain, "LAST")
            .withPlan(
                PlanPatch.NONE
                    .withExpiresAfterScans(Change.to(5L))
                    .applyTo(RoutePlan.PLAIN, (password, _) -> password));
    codes.commit(List.of(created(code)));
    var counters = stores().scanCounters();
    String log = Samples.IDS.next();

    counters.add(log, 0, 1, Map.of(MONTH, Map.of(code.id().value(), 4L)));
    assertThat(ids(StatusFilter.ACTIVE)).containsExactly(code.id());
    assertThat(ids(StatusFilter.EXPIRED)).isEmpty();
    counters.add(log, 1, 2, Map.of(MONTH, Map.of(code.id().value(), 1L)));
    assertThat(ids(StatusFilter.ACTIVE)).isEmpty();
    assertThat(ids(StatusFilter.EXPIRED)).containsExactly(code.id());

    Code unlimited = code.withPlan(RoutePlan.PLAIN).asNextRevision(NOW);
    codes.commit(List.of(updated(code, unlimited)));
    assertThat(ids(StatusFilter.ACTIVE)).containsExactly(code.id());
  }

  private List<CodeId> ids(StatusFilter status) {
    return codes
        .find(workspace, CodeFilter.ofStatus(status), CodeOrder.NEWEST_FIRST, null, NOW, 10)
        .stream()
        .map(found -> found.counted().code().id())
        .toList();
  }

  @Test
  void aCodeOfAnotherWorkspaceIsNotFound() {
    Code code = dynamicCode(workspace, domain, "ABC124");
    codes.commit(List.of(created(code)));
    Workspace other = Samples.workspace();
    stores().workspaces().add(other);

    assertThat(codes.find(other.id(), code.id())).isEmpty();
    assertThat(codes.find(other.id(), CodeFilter.ALL, CodeOrder.NEWEST_FIRST, null, NOW, 10))
        .isEmpty();
    assertThat(codes.history(other.id(), code.id(), Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void anEditReplacesTheCodeAndAddsToItsHistory() {
    Code before = dynamicCode(workspace, domain, "ABC125");
    codes.commit(List.of(created(before)));
    Code after = before.withStatus(CodeStatus.PAUSED).asNextRevision(NOW.plusSeconds(5));
    codes.commit(List.of(updated(before, after)));

    assertThat(codes.find(workspace, before.id())).contains(new CountedCode(after, 0));
    assertThat(codes.history(workspace, before.id(), Long.MAX_VALUE, 10))
        .containsExactly(updated(before, after), created(before));
    assertThat(codes.history(workspace, before.id(), 2, 10)).containsExactly(created(before));
    assertThat(codes.history(workspace, before.id(), Long.MAX_VALUE, 1))
        .containsExactly(updated(before, after));
  }

  @Test
  void anEditOfAStaleRevisionChangesNothing() {
    Code before = dynamicCode(workspace, domain, "ABC126");
    codes.commit(List.of(created(before)));
    Code after = before.withStatus(CodeStatus.PAUSED).asNextRevision(NOW);
    codes.commit(List.of(updated(before, after)));
    long revision = lastRevision();

    assertThatThrownBy(() ->
            codes.commit(
                List.of(
                    updated(before, before.withStatus(CodeStatus.RETIRED).asNextRevision(NOW)))))
        .isInstanceOfSatisfying(
            StaleEditException.class, stale -> assertThat(stale.edits()).containsExactly(0));
    assertThat(codes.find(workspace, before.id())).contains(new CountedCode(after, 0));
    assertThat(codes.history(workspace, before.id(), Long.MAX_VALUE, 10)).hasSize(2);
    assertThat(lastRevision()).isEqualTo(revision);
  }

  @Test
  void staleEditsAreNamedAmongOthers() {
    List<Code> made =
        List.of(
            dynamicCode(workspace, domain, "STALE1"),
            dynamicCode(workspace, domain, "STALE2"),
            dynamicCode(workspace, domain, "STALE3"));
    codes.commit(made.stream().map(Samples::created).toList());
    Code moved = made.get(1).withStatus(CodeStatus.PAUSED).asNextRevision(NOW);
    codes.commit(List.of(updated(made.get(1), moved)));
    List<HistoryEntry> edits =
        made.stream()
            .map(code -> updated(code, code.withStatus(CodeStatus.RETIRED).asNextRevision(NOW)))
            .toList();
    assertThatThrownBy(() -> codes.commit(edits))
        .isInstanceOfSatisfying(
            StaleEditException.class, stale -> assertThat(stale.edits()).containsExactly(1));
    Map<CodeId, CountedCode> found = codes.findAll(workspace, made.stream().map(Code::id).toList());
    assertThat(found).hasSize(3).containsEntry(moved.id(), new CountedCode(moved, 0));
    assertThat(found).containsEntry(made.get(0).id(), new CountedCode(made.get(0), 0));
    assertThat(codes.findAll(Samples.workspace().id(), found.keySet())).isEmpty();
  }

  @Test
  void aKeyIsNeverGivenTwiceInADomainEvenIfReadAlike() {
    Code code = dynamicCode(workspace, domain, "Menu-10");
    codes.commit(List.of(created(code)));
    Code deleted = code.withStatus(CodeStatus.DELETED).asNextRevision(NOW);
    codes.commit(List.of(updated(code, deleted)));

    for (String alike : List.of("Menu-10", "MENU-10", "menu-IO", "menu-lo")) {
      assertThatThrownBy(
              () -> codes.commit(List.of(created(dynamicCode(workspace, domain, alike)))))
          .isInstanceOfSatisfying(
              KeyTakenException.class, taken -> assertThat(taken.edits()).containsExactly(0));
    }
    Domain other = Samples.domain();
    stores().domains().saveDefault(other);
    codes.commit(List.of(created(dynamicCode(workspace, other, "Menu-10"))));
  }

  @Test
  void ofSeveralEditsAllAreStoredOrNone() {
    Code taken = dynamicCode(workspace, domain, "TAKEN");
    codes.commit(List.of(created(taken)));
    Code first = dynamicCode(workspace, domain, "FIRST");
    long revision = lastRevision();

    assertThatThrownBy(() ->
            codes.commit(List.of(created(first), created(dynamicCode(workspace, domain, "taken")))))
        .isInstanceOf(KeyTakenException.class);
    assertThat(codes.find(workspace, first.id())).isEmpty();
    assertThat(codes.history(workspace, first.id(), Long.MAX_VALUE, 10)).isEmpty();
    assertThat(lastRevision()).isEqualTo(revision);
  }

  @Test
  void everyEditWhoseKeyIsTakenIsNamedAlsoWhereTwoOfThemAskForTheSame() {
    codes.commit(List.of(created(dynamicCode(workspace, domain, "HELD"))));
    List<HistoryEntry> edits =
        List.of(
            created(dynamicCode(workspace, domain, "FREE")),
            created(dynamicCode(workspace, domain, "held")),
            created(staticCode(workspace)),
            created(dynamicCode(workspace, domain, "TWICE")),
            created(dynamicCode(workspace, domain, "twice")));
    assertThatThrownBy(() -> codes.commit(edits))
        .isInstanceOfSatisfying(
            KeyTakenException.class, taken -> assertThat(taken.edits()).containsExactly(1, 4));
    assertThat(codes.find(workspace, edits.getFirst().after().id())).isEmpty();
  }

  @Test
  void manyEditsAreStoredInTheirOrder() {
    List<HistoryEntry> edits = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      edits.add(
          created(
              i % 10 == 0 ? staticCode(workspace) : dynamicCode(workspace, domain, "MANY" + i)));
    }
    List<RouteChange> changes = codes.commit(edits);
    assertThat(changes)
        .extracting(change -> change.route().codeId())
        .containsExactlyElementsOf(
            edits.stream()
                .filter(edit -> edit.after().key() != null)
                .map(edit -> edit.after().id().value())
                .toList());
    assertThat(codes.find(workspace, CodeFilter.ALL, CodeOrder.NEWEST_FIRST, null, NOW, 2_000))
        .extracting(found -> found.counted().code())
        .isEqualTo(edits.reversed().stream().map(HistoryEntry::after).toList());
    Code last = edits.getLast().after();
    assertThat(codes.history(workspace, last.id(), Long.MAX_VALUE, 5))
        .containsExactly(edits.getLast());

    List<HistoryEntry> changed =
        edits.stream()
            .map(edit -> updated(edit.after(), edit.after().asNextRevision(NOW)))
            .toList();
    assertThat(codes.commit(changed)).hasSize(changes.size());
    assertThat(codes.find(workspace, last.id()))
        .contains(new CountedCode(changed.getLast().after(), 0));
  }

  @Test
  void aStaticCodeHasNoRoute() {
    assertThat(codes.commit(List.of(created(staticCode(workspace))))).isEmpty();
  }

  @Test
  void eachChangeOfARouteHasAHigherRevision() {
    Code first = dynamicCode(workspace, domain, "ROUTE1");
    Code second = dynamicCode(workspace, domain, "ROUTE2");
    List<RouteChange> made = codes.commit(List.of(created(first), created(second)));
    List<RouteChange> changed =
        codes.commit(
            List.of(updated(first, first.withStatus(CodeStatus.PAUSED).asNextRevision(NOW))));

    assertThat(made)
        .extracting(change -> change.route().codeId())
        .containsExactly(first.id().value(), second.id().value());
    assertThat(made.get(1).revision()).isEqualTo(made.get(0).revision() + 1);
    assertThat(changed.getFirst().revision()).isEqualTo(made.get(1).revision() + 1);
    assertThat(stores().routes().changesSince(made.get(0).revision(), 10))
        .containsExactly(made.get(1), changed.getFirst());
    assertThat(stores().routes().changesSince(made.get(0).revision(), 1))
        .containsExactly(made.get(1));
  }

  @Test
  void aTablePlusTheChangesSinceEqualsTheNextTable() {
    RouteTable followed = new RouteTable();
    followed.advance(stores().routes().changesSince(0, Integer.MAX_VALUE));
    List<Code> live = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      Code code = dynamicCode(workspace, domain, "SNAP" + round);
      codes.commit(List.of(created(code)));
      live.add(code);
      Code edited = live.get(round / 2);
      Code next = edited.asNextRevision(NOW.plusSeconds(round));
      codes.commit(List.of(updated(edited, next)));
      live.set(round / 2, next);
      followed.advance(stores().routes().changesSince(followed.revision(), 3));
    }
    followed.advance(stores().routes().changesSince(followed.revision(), Integer.MAX_VALUE));
    RouteTable fresh = new RouteTable();
    fresh.advance(stores().routes().changesSince(0, Integer.MAX_VALUE));

    assertThat(followed.revision()).isEqualTo(fresh.revision());
    assertThat(followed.size()).isEqualTo(fresh.size());
    for (Code code : live) {
      String key = String.valueOf(code.key());
      Route route = fresh.find(domain.id(), key);
      assertThat(route).isNotNull().isEqualTo(followed.find(domain.id(), key));
    }
  }

  @Test
  void allRoutesAtOnceAreTheSameAsAllChanges() {
    for (int round = 0; round < 5; round++) {
      Code code = dynamicCode(workspace, domain, "ALL" + round);
      codes.commit(List.of(created(code)));
      codes.commit(List.of(updated(code, code.asNextRevision(NOW))));
    }
    List<RouteChange> read = new ArrayList<>();
    long revision =
        stores()
            .routes()
            .readAll((domainId, key, body) -> {
              Route route = RouteCodec.decode(body);
              read.add(new RouteChange(route.revision(), new RouteAddress(domainId, key), route));
            });

    List<RouteChange> changes = stores().routes().changesSince(0, Integer.MAX_VALUE);
    assertThat(read).containsExactlyInAnyOrderElementsOf(changes);
    assertThat(revision)
        .isEqualTo(changes.getLast().revision())
        .isEqualTo(stores().routes().lastRevision());
  }

  /**
   * Writers at the same time: no revision is given twice, none is skipped, and none becomes
   * readable before a lower one.
   */
  @Test
  void revisionsBecomeVisibleInTheirOrder() throws Exception {
    int writers = 4;
    int each = 25;
    long start = lastRevision();
    Set<Long> seen = new TreeSet<>();
    try (var executor = Executors.newFixedThreadPool(writers)) {
      List<Callable<List<RouteChange>>> work = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String prefix = "W" + writer + "-";
        work.add(() -> {
          List<RouteChange> changes = new ArrayList<>();
          for (int i = 0; i < each; i++) {
            changes.addAll(
                codes.commit(List.of(created(dynamicCode(workspace, domain, prefix + i)))));
          }
          return changes;
        });
      }
      var running = work.stream().map(executor::submit).toList();
      long last = start;
      while (last < start + (long) writers * each) {
        for (RouteChange change : stores().routes().changesSince(last, 7)) {
          assertThat(change.revision()).isEqualTo(last + 1);
          last = change.revision();
        }
      }
      for (var future : running) {
        future.get().forEach(change -> seen.add(change.revision()));
      }
    }
    assertThat(seen).hasSize(writers * each);
  }

  @Test
  void twoEditsOfOneCodeAtOnceNeverBothSucceed() throws Exception {
    Code code = dynamicCode(workspace, domain, "RACE");
    codes.commit(List.of(created(code)));
    try (var executor = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> edit =
          () -> {
            try {
              codes.commit(List.of(updated(code, code.asNextRevision(NOW))));
              return true;
            } catch (StaleEditException stale) {
              return false;
            }
          };
      var first = executor.submit(edit);
      var second = executor.submit(edit);
      assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void domainsAreListedWithTheDefaultFirstAndKeepTheirIdWhenTheirAddressChanges() {
    Domain next = Samples.domain();
    stores().domains().saveDefault(next);
    assertThat(stores().domains().all().getFirst()).isEqualTo(next);
    Domain moved =
        new Domain(
            next.id(), "moved-" + next.host(), "https://moved-" + next.host() + ":8443", false);
    stores().domains().saveDefault(moved);

    assertThat(stores().domains().all()).contains(moved, domain).doesNotContain(next);
    assertThat(stores().domains().all().getFirst()).isEqualTo(moved);
    assertThat(codes.countByDomain(domain.id())).isZero();
  }

  @Test
  void codesOfADomainAreCountedDeletedOnesToo() {
    Code code = dynamicCode(workspace, domain, "COUNT1");
    codes.commit(List.of(created(code), created(dynamicCode(workspace, domain, "COUNT2"))));
    codes.commit(List.of(updated(code, code.withStatus(CodeStatus.DELETED).asNextRevision(NOW))));
    assertThat(codes.countByDomain(domain.id())).isEqualTo(2);
  }

  @Test
  void workspacesAreListed() {
    assertThat(stores().workspaces().all()).extracting(Workspace::id).contains(workspace);
  }

  @Test
  void aKeyIsReadBackAsItWasStored() {
    ApiKeyText text = ApiKeyText.generate(RANDOM);
    add(
        new ApiKey(
            text.id(),
            workspace,
            "Label printer",
            text.hash(),
            Set.of(Scope.CODES_READ, Scope.ANALYTICS_READ),
            Set.of(new GroupId("grp_a"), new GroupId("grp_b")),
            NOW,
            NOW.plusSeconds(60),
            NOW.plusSeconds(30),
            NOW.plusSeconds(20)));

    assertThat(stores().apiKeys().isEmpty()).isFalse();
    assertThat(stores().apiKeys().find("nosuchkey000")).isEmpty();
    ApiKey key = stored(text.id());
    assertThat(key.workspace()).isEqualTo(workspace);
    assertThat(key.name()).isEqualTo("Label printer");
    assertThat(key.secretHash()).isEqualTo(text.hash());
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.CODES_READ, Scope.ANALYTICS_READ);
    assertThat(key.createdAt()).isEqualTo(NOW);
    assertThat(key.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(key.revokedAt()).isEqualTo(NOW.plusSeconds(30));
    assertThat(key.lastUsedAt()).isEqualTo(NOW.plusSeconds(20));
  }

  @Test
  void keysAreListedNewestFirstPagedAndOnlyThoseOfTheWorkspace() {
    List<ApiKey> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      // Two by two at the same moment, so that pages split those too.
      ApiKey key = key(NOW.plusSeconds(i / 2), null);
      add(key);
      made.add(key);
    }
    List<String> ids =
        made.stream()
            .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id).reversed())
            .map(ApiKey::id)
            .toList();
    Workspace other = Samples.workspace();
    stores().workspaces().add(other);
    var keys = stores().apiKeys();

    assertThat(keys.list(workspace, null, 10)).extracting(ApiKey::id).isEqualTo(ids);
    assertThat(keys.list(workspace, null, 2)).extracting(ApiKey::id).isEqualTo(ids.subList(0, 2));
    for (int last = 0; last < ids.size(); last++) {
      assertThat(keys.list(workspace, stored(ids.get(last)), 2))
          .extracting(ApiKey::id)
          .isEqualTo(ids.subList(last + 1, Math.min(last + 3, ids.size())));
    }
    assertThat(keys.list(other.id(), null, 10)).isEmpty();
  }

  @Test
  void aChangeOfKeysSeesThoseThatAreValid() {
    ApiKey lasting = key(NOW, null);
    ApiKey expiring = key(NOW, NOW.plusSeconds(60));
    ApiKey expired = key(NOW, NOW.plusSeconds(50));
    ApiKey revoked = key(NOW, null).asRevokedAt(NOW);
    List.of(lasting, expiring, expired, revoked).forEach(this::add);
    List<String> seen = new ArrayList<>();
    stores()
        .apiKeys()
        .change(
            workspace,
            NOW.plusSeconds(50),
            valid -> {
              valid.forEach(key -> seen.add(key.id()));
              return new KeyChange(List.of(), List.of());
            });

    assertThat(seen).containsExactlyInAnyOrder(lasting.id(), expiring.id());
  }

  @Test
  void aChangeOfKeysAddsSomeAndEndsOthers() {
    ApiKey old = key(NOW, null);
    add(old);
    ApiKey next = key(NOW.plusSeconds(1), null);
    KeyChange wanted = new KeyChange(List.of(next), List.of(old.asExpiringBy(NOW.plusSeconds(5))));

    assertThat(stores().apiKeys().change(workspace, NOW, _ -> wanted)).isEqualTo(wanted);
    assertThat(stored(next.id()).expiresAt()).isNull();
    assertThat(stored(old.id()).expiresAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(stored(old.id()).revokedAt()).isNull();
  }

  @Test
  void aRevokedKeyStaysAsItWasWhenItWasRevoked() {
    ApiKey key = key(NOW, null);
    add(key);
    end(key.asRevokedAt(NOW.plusSeconds(1)));
    end(key.asRevokedAt(NOW.plusSeconds(2)));
    end(key.asExpiringBy(NOW.plusSeconds(3)));

    assertThat(stored(key.id()).revokedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(stored(key.id()).expiresAt()).isNull();
  }

  @Test
  void aRefusedChangeOfKeysChangesNothing() {
    ApiKey key = key(NOW, null);
    add(key);
    var refusal = new RefusedException(Refusal.LAST_ADMIN_KEY, null, "No.");

    assertThatThrownBy(() ->
            stores()
                .apiKeys()
                .change(
                    workspace,
                    NOW,
                    _ -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(stores().apiKeys().list(workspace, null, 10)).hasSize(1);
    assertThat(stored(key.id()).revokedAt()).isNull();
  }

  /** Each ends a key where another is left; however many try at once, one is left. */
  @Test
  void changesOfKeysTakeTurns() throws Exception {
    List<ApiKey> made = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      made.add(key(NOW, null));
    }
    made.forEach(this::add);
    try (var executor = Executors.newFixedThreadPool(made.size())) {
      List<Callable<KeyChange>> work = new ArrayList<>();
      for (ApiKey key : made) {
        work.add(() ->
            stores()
                .apiKeys()
                .change(
                    workspace,
                    NOW,
                    valid ->
                        valid.size() > 1
                            ? KeyChange.ending(key.asRevokedAt(NOW))
                            : new KeyChange(List.of(), List.of())));
      }
      for (var future : executor.invokeAll(work)) {
        future.get();
      }
    }
    assertThat(stores().apiKeys().list(workspace, null, 10))
        .filteredOn(key -> key.isValidAt(NOW))
        .hasSize(1);
  }

  @Test
  void theLatestUseOfAKeyIsKept() {
    ApiKey key = key(NOW, null);
    ApiKey other = key(NOW, null);
    add(key);
    add(other);
    var keys = stores().apiKeys();

    keys.recordUses(Map.of(key.id(), NOW.plusSeconds(9), "nosuchkey000", NOW));
    assertThat(stored(key.id()).lastUsedAt()).isEqualTo(NOW.plusSeconds(9));
    keys.recordUses(Map.of(key.id(), NOW.plusSeconds(8), other.id(), NOW.plusSeconds(8)));
    assertThat(stored(key.id()).lastUsedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(stored(other.id()).lastUsedAt()).isEqualTo(NOW.plusSeconds(8));
    end(key.asRevokedAt(NOW));
    assertThat(stored(key.id()).lastUsedAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void scansAreAddedTogetherWithThePosition() {
    Code code = dynamicCode(workspace, domain, "SCANS");
    codes.commit(List.of(created(code)));
    String log = Samples.IDS.next();
    var counters = stores().scanCounters();

    assertThat(counters.position(log)).isZero();
    counters.add(
        log, 0, 100, Map.of(MONTH, Map.of(code.id().value(), 3L, "code_that_does_not_exist", 9L)));
    counters.add(log, 100, 250, Map.of(MONTH, Map.of(code.id().value(), 4L)));
    counters.add(log, 250, 300, Map.of());
    assertThat(counters.counted(log, Set.of(code.id().value(), "code_that_does_not_exist")))
        .isEqualTo(new ScanCounterStore.Counted(300, Map.of(code.id().value(), 7L)));
    var again = Map.of(MONTH, Map.of(code.id().value(), 4L));
    for (long stale : List.of(0L, 250L, 400L)) {
      assertThatThrownBy(() -> counters.add(log, stale, 500, again))
          .isInstanceOf(StaleCountException.class);
    }

    assertThat(counters.position(log)).isEqualTo(300);
    assertThat(counters.position("another")).isZero();
    assertThat(codes.find(workspace, code.id())).contains(new CountedCode(code, 7));

    counters.forget(log);
    counters.forget("another");
    assertThat(counters.position(log)).isZero();
    assertThat(codes.find(workspace, code.id())).contains(new CountedCode(code, 7));
  }

  @Test
  void anEditKeepsTheScans() {
    Code code = dynamicCode(workspace, domain, "KEEPS");
    codes.commit(List.of(created(code)));
    stores()
        .scanCounters()
        .add(Samples.IDS.next(), 0, 1, Map.of(MONTH, Map.of(code.id().value(), 5L)));
    Code after = code.asNextRevision(NOW);
    codes.commit(List.of(updated(code, after)));
    assertThat(codes.find(workspace, code.id())).contains(new CountedCode(after, 5));
  }

  @Test
  void aDayHasOneSaltWhichCanBeDestroyed() {
    var salts = stores().visitorSalts();
    LocalDate day = LocalDate.parse("2031-05-06");
    byte[] first = salts.addIfAbsent(day, new byte[] {1, 2, 3});
    byte[] second = salts.addIfAbsent(day, new byte[] {9, 9, 9});
    salts.addIfAbsent(day.plusDays(1), new byte[] {4});

    assertThat(first).containsExactly(1, 2, 3);
    assertThat(second).containsExactly(1, 2, 3);
    assertThat(salts.all()).containsKeys(day, day.plusDays(1));
    salts.deleteBefore(day.plusDays(1));
    assertThat(salts.all()).doesNotContainKey(day).containsKey(day.plusDays(1));
  }

  private ApiKey key(Instant createdAt, @Nullable Instant expiresAt) {
    ApiKeyText text = ApiKeyText.generate(RANDOM);
    return new ApiKey(
        text.id(),
        workspace,
        "x",
        text.hash(),
        Set.of(Scope.ADMIN),
        Set.of(),
        createdAt,
        expiresAt,
        null,
        null);
  }

  private void add(ApiKey key) {
    stores().apiKeys().change(workspace, NOW, _ -> KeyChange.adding(key));
  }

  private void end(ApiKey key) {
    stores().apiKeys().change(workspace, NOW, _ -> KeyChange.ending(key));
  }

  private ApiKey stored(String id) {
    return stores().apiKeys().find(id).orElseThrow();
  }

  private long lastRevision() {
    RouteTable table = new RouteTable();
    table.advance(stores().routes().changesSince(0, Integer.MAX_VALUE));
    return table.revision();
  }
}
