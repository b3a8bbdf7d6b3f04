package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.WebTarget;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeServiceTest {
  private static final UrlContent MENU = new UrlContent("https://example.com/menu");
  private static final UrlContent WINE = new UrlContent("https://example.com/wine");
  private static final Instant NOW = Samples.NOW;

  private final Domain domain = Samples.domain();
  private final Actor actor =
      new Actor(Samples.workspace().id(), "key:test", Set.of(Scope.ADMIN), Set.of());
  private final BusyStore store = new BusyStore();
  private final List<RouteChange> published = new ArrayList<>();
  private Instant clock = NOW;
  private final CodeService service = service(new SecureRandom());

  private CodeService service(SecureRandom random) {
    LiveRoutes liveRoutes =
        changes -> {
          assertThat(store.changesSince(0, Integer.MAX_VALUE)).containsAll(changes);
          published.addAll(changes);
        };
    var domains = new Domains(List.of(domain, Samples.domain()));
    return new CodeService(
        store,
        domains,
        liveRoutes,
        new Quotas(store, Quotas.Limits.NONE, () -> clock),
        _ -> {},
        (_, file) -> {
          throw new AssertionError("No file was expected: " + file);
        },
        new Groups(store.groups(), domains, _ -> {}, () -> clock, Samples.IDS),
        new MetadataFields(new InMemoryMetadataFields(), () -> clock),
        () -> clock,
        random);
  }

  @Test
  void aNewCodeIsStoredAndLive() {
    CountedCode made = service.create(actor, NewCode.dynamic(MENU), "for the summer");

    Code code = made.code();
    assertThat(made.scans()).isZero();
    assertThat(code.type()).isEqualTo(CodeType.DYNAMIC);
    assertThat(code.domainId()).isEqualTo(domain.id());
    assertThat(code.key()).matches("[0-9A-HJKMNP-TV-Z]{12}");
    assertThat(code.revision()).isEqualTo(1);
    assertThat(code.createdAt()).isEqualTo(NOW).isEqualTo(code.updatedAt());
    assertThat(service.get(actor, code.id())).isEqualTo(made);
    assertThat(service.history(actor, code.id(), Long.MAX_VALUE, 10))
        .containsExactly(
            new HistoryEntry(1, NOW, "key:test", Action.CREATED, null, code, "for the summer"));
    assertThat(published).hasSize(1);
    assertThat(published.getFirst().address())
        .isEqualTo(new RouteAddress(domain.id(), String.valueOf(code.key())));
    assertThat(published.getFirst().route().target()).isEqualTo(new WebTarget(MENU.url()));
  }

  @Test
  void timesAreKeptToTheMillisecond() {
    clock = NOW.plusNanos(999_999);
    assertThat(create(null).createdAt()).isEqualTo(NOW);
  }

  @Test
  void aStaticCodeHasNoShortUrlAndNoRoute() {
    Code code =
        service
            .create(
                actor,
                new NewCode(
                    CodeType.STATIC,
                    new TextContent("Hi"),
                    null,
                    null,
                    "Name",
                    CodeStatus.ACTIVE,
                    ImageStyle.DEFAULT,
                    null,
                    null,
                    PlanPatch.NONE,
                    DescriptionPatch.NONE),
                null)
            .code();

    assertThat(code.key()).isNull();
    assertThat(code.domainId()).isNull();
    assertThat(published).isEmpty();
  }

  @Test
  void aCustomKeyIsKeptAsItIsWritten() {
    assertThat(create("Summer-Menu/2").key()).isEqualTo("Summer-Menu/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Menu-10", "MENU-10", "menu-lO", "MENU-I0"})
  void aCustomKeyThatIsReadLikeAnotherIsRefused(String alike) {
    Code first = create("Menu-10");
    service.delete(actor, first.id(), null, null);
    assertRefused(Refusal.KEY_TAKEN, "key", () -> create(alike));
    assertThat(published).hasSize(2);
  }

  @Test
  void aGeneratedKeyThatIsTakenIsDrawnAgain() {
    CodeService repeating = service(new RepeatingRandom());
    Code first = repeating.create(actor, NewCode.dynamic(MENU), null).code();
    Code second = repeating.create(actor, NewCode.dynamic(MENU), null).code();

    assertThat(first.key()).isEqualTo("777777777777");
    assertThat(second.key()).isNotEqualTo(first.key()).hasSize(12);
    assertThat(published).hasSize(2);
  }

  @Test
  void anEditMakesTheNextRevision() {
    Code before = create(null);
    clock = NOW.plusSeconds(5);
    Code after =
        service.edit(actor, before.id(), CodePatch.content(WINE), Set.of(1L), "new address").code();

    assertThat(after.content()).isEqualTo(WINE);
    assertThat(after.revision()).isEqualTo(2);
    assertThat(after.key()).isEqualTo(before.key());
    assertThat(after.createdAt()).isEqualTo(NOW);
    assertThat(after.updatedAt()).isEqualTo(clock);
    assertThat(service.get(actor, before.id()).code()).isEqualTo(after);
    assertThat(service.history(actor, before.id(), Long.MAX_VALUE, 1))
        .containsExactly(
            new HistoryEntry(2, clock, "key:test", Action.UPDATED, before, after, "new address"));
    assertThat(published).hasSize(2);
    assertThat(published.getLast().route().target()).isEqualTo(new WebTarget(WINE.url()));
  }

  @Test
  void anEditAnswersWithTheScansSoFar() {
    Code code = create(null);
    store.add("log", 0, 1, Map.of(YearMonth.of(2031, 5), Map.of(code.id().value(), 3L)));
    assertThat(service.edit(actor, code.id(), CodePatch.content(WINE), null, null).scans())
        .isEqualTo(3);
  }

  @Test
  void aPatchThatChangesNothingMakesNoRevision() {
    Code code = create(null);
    clock = NOW.plusSeconds(5);

    assertThat(service.edit(actor, code.id(), CodePatch.content(MENU), Set.of(1L), "same").code())
        .isEqualTo(code);
    assertThat(service.history(actor, code.id(), Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(published).hasSize(1);
  }

  @Test
  void anEditOfAnotherRevisionThanTheOneSeenIsRefused() {
    Code code = create(null);
    service.edit(actor, code.id(), CodePatch.content(WINE), Set.of(1L), null);

    for (long stale : new long[] {0, 1, 3}) {
      assertRefused(
          Refusal.REVISION_MISMATCH,
          null,
          () -> service.edit(actor, code.id(), CodePatch.content(MENU), Set.of(stale), null));
      assertRefused(
          Refusal.REVISION_MISMATCH,
          null,
          () -> service.delete(actor, code.id(), Set.of(stale), null));
    }
    assertThat(service.get(actor, code.id()).code().content()).isEqualTo(WINE);
    assertThat(published).hasSize(2);
  }

  @Test
  void anEditIsMadeOnTopOfAnotherThatWasFaster() {
    Code code = create(null);
    store.othersFirst = 2;

    Code after = service.edit(actor, code.id(), CodePatch.content(WINE), null, null).code();

    assertThat(after.content()).isEqualTo(WINE);
    assertThat(after.name()).isEqualTo("other 3");
    assertThat(after.revision()).isEqualTo(4);
    assertThat(service.history(actor, code.id(), Long.MAX_VALUE, 10)).hasSize(4);
  }

  @Test
  void anEditGivesUpWhereOthersAreFasterEachTime() {
    Code code = create(null);
    store.othersFirst = 10;

    assertRefused(
        Refusal.REVISION_MISMATCH,
        null,
        () -> service.edit(actor, code.id(), CodePatch.content(WINE), null, null));
    assertThat(service.get(actor, code.id()).code().content()).isEqualTo(MENU);
    assertThat(published).hasSize(1);
  }

  @Test
  void anEditOfTheRevisionSeenIsNotRepeatedOnTopOfAnother() {
    Code code = create(null);
    store.othersFirst = 1;

    assertRefused(
        Refusal.REVISION_MISMATCH,
        null,
        () -> service.edit(actor, code.id(), CodePatch.content(WINE), Set.of(1L), null));
    assertThat(service.get(actor, code.id()).code().content()).isEqualTo(MENU);
  }

  @Test
  void aDeletedCodeIsGoneButItsHistoryStaysAndItsScansGetTheRetiredRoute() {
    Code code = create(null);
    service.delete(actor, code.id(), Set.of(1L), "obsolete");

    assertNotFound(() -> service.get(actor, code.id()));
    assertNotFound(() -> service.edit(actor, code.id(), CodePatch.content(WINE), null, null));
    assertNotFound(() -> service.delete(actor, code.id(), null, null));
    assertThat(all(actor)).isEmpty();
    assertThat(service.history(actor, code.id(), Long.MAX_VALUE, 10))
        .extracting(HistoryEntry::action)
        .containsExactly(Action.DELETED, Action.CREATED);
    assertThat(published.getLast().route().state()).isEqualTo(RouteState.RETIRED);
  }

  @Test
  void codesOfAnotherWorkspaceAreAsIfTheyWereNot() {
    Code code = create(null);
    Actor stranger =
        new Actor(Samples.workspace().id(), "key:stranger", Set.of(Scope.ADMIN), Set.of());

    assertNotFound(() -> service.get(stranger, code.id()));
    assertNotFound(() -> service.edit(stranger, code.id(), CodePatch.content(WINE), null, null));
    assertNotFound(() -> service.delete(stranger, code.id(), null, null));
    assertNotFound(() -> service.history(stranger, code.id(), Long.MAX_VALUE, 10));
    assertThat(all(stranger)).isEmpty();
    assertThat(all(actor)).hasSize(1);
  }

  @Test
  void aReasonHasAtMost1000CharactersOnOneLine() {
    Code code = create(null);
    assertThat(
            service
                .edit(actor, code.id(), CodePatch.content(WINE), null, "ü".repeat(1000))
                .code()
                .revision())
        .isEqualTo(2);
    for (String reason : List.of("x".repeat(1001), "a\nb", "a\u0000b", "\uD83D")) {
      assertRefused(
          Refusal.INVALID_VALUE,
          "reason",
          () -> service.create(actor, NewCode.dynamic(MENU), reason));
      assertRefused(
          Refusal.INVALID_VALUE, "reason", () -> service.delete(actor, code.id(), null, reason));
    }
    assertThat(all(actor)).hasSize(1);
  }

  @Test
  void aFallbackThatIsNoAddressIsRefused() {
    var request =
        new NewCode(
            CodeType.DYNAMIC,
            MENU,
            null,
            null,
            null,
            CodeStatus.ACTIVE,
            ImageStyle.DEFAULT,
            null,
            "javascript:alert(1)",
            PlanPatch.NONE,
            DescriptionPatch.NONE);
    assertThatThrownBy(() -> service.create(actor, request, null))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refused -> assertThat(refused.field()).isEqualTo("fallback"));
    assertThat(all(actor)).isEmpty();
  }

  @Test
  void nothingIsPublishedThatCouldNotBeStored() {
    Code code = create(null);
    store.unavailable = true;

    assertThatThrownBy(() -> create(null)).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> service.edit(actor, code.id(), CodePatch.content(WINE), null, null))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> service.delete(actor, code.id(), null, null))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(published).hasSize(1);
    assertThat(service.get(actor, code.id()).code()).isEqualTo(code);
  }

  private List<FoundCode> all(Actor who) {
    return service.find(who, CodeFilter.ALL, CodeOrder.NEWEST_FIRST, null, 10);
  }

  private Code create(@Nullable String key) {
    return service
        .create(
            actor,
            new NewCode(
                CodeType.DYNAMIC,
                MENU,
                key,
                null,
                null,
                CodeStatus.ACTIVE,
                ImageStyle.DEFAULT,
                null,
                null,
                PlanPatch.NONE,
                DescriptionPatch.NONE),
            null)
        .code();
  }

  private static void assertNotFound(ThrowingCallable call) {
    assertRefused(Refusal.CODE_NOT_FOUND, null, call);
  }

  /** A store that others write to as well, and that can be out of reach. */
  private static final class BusyStore extends InMemoryCodeStore {
    /** Before this many commits somebody else renames the code. */
    private int othersFirst;

    private boolean unavailable;

    @Override
    public synchronized List<RouteChange> commit(
        List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside) {
      if (unavailable) {
        throw new StoreUnavailableException("The disk is full.", new IOException("full"));
      }
      Code before = edits.getFirst().before();
      if (othersFirst > 0 && before != null) {
        othersFirst--;
        super.commit(List.of(), List.of(Samples.updated(before, renamed(before))), null);
      }
      return super.commit(newGroups, edits, alongside);
    }

    private static Code renamed(Code code) {
      long next = code.revision() + 1;
      return new Code(
          code.id(),
          code.workspace(),
          code.type(),
          code.content(),
          code.domainId(),
          code.key(),
          "other " + next,
          code.status(),
          code.style(),
          code.expiresAt(),
          code.fallback(),
          code.plan(),
          code.description(),
          next,
          code.createdAt(),
          NOW);
    }
  }

  /** Draws the same digit for the first two keys. */
  private static final class RepeatingRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private int draws;

    @Override
    public int nextInt(int bound) {
      return draws++ < 24 ? 7 : super.nextInt(bound);
    }
  }
}
