package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.Recall.Counts;
import dev.waypost.codes.Recall.State;
import dev.waypost.codes.Recall.Undo;
import dev.waypost.codes.RecallStep.RecallMovedException;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of recalls must do, whichever engine is behind it. */
public abstract class RecallStoreContract {
  private static final CodeFilter FILTER =
      new CodeFilter(
          StatusFilter.EXPIRED,
          CodeType.DYNAMIC,
          new GroupId("grp_00000000000000000000000001"),
          Set.of(new GroupId("grp_00000000000000000000000002")),
          Set.of("größe", "50% off"),
          Map.of("market", "EU", "height", "1.5"),
          "team@example.com",
          List.of("summer", "menü"),
          new Period(NOW, null),
          new Period(null, NOW));

  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private CodeStore codes;
  private RecallStore recalls;
  private WorkspaceId workspace;
  private Domain domain;

  @BeforeEach
  void makeTenant() {
    codes = stores().codes();
    recalls = stores().recalls();
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    workspace = made.id();
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  @Test
  void aRecallIsReadBackAsItWasStoredAndOnlyInItsWorkspace() {
    Recall plain = begin(new RecallChange("https://example.com/é", null, Change.keep()), FILTER);
    Recall cleared =
        begin(new RecallChange(null, CodeStatus.PAUSED, Change.to(null)), CodeFilter.ALL);
    Recall fallback =
        begin(new RecallChange(null, null, Change.to("https://example.com/")), CodeFilter.ALL);
    var undo = new Undo("key:b", "by mistake", NOW, new CodeId("code_" + Samples.IDS.next()), 4, 5);
    Recall undone = step(plain.withUndo(undo).afterUndoing(true, undo));

    assertThat(recalls.find(workspace, plain.id())).contains(undone);
    assertThat(recalls.find(workspace, cleared.id())).contains(cleared);
    assertThat(recalls.find(workspace, fallback.id())).contains(fallback);
    List<Recall> newestFirst = new ArrayList<>(List.of(undone, cleared, fallback));
    newestFirst.sort(Comparator.comparing(Recall::id).reversed());
    assertThat(recalls.list(workspace, null, 2)).isEqualTo(newestFirst.subList(0, 2));
    assertThat(recalls.list(workspace, newestFirst.get(1).id(), 2))
        .containsExactly(newestFirst.getLast());
    assertThat(recalls.unfinished()).contains(cleared, fallback).doesNotContain(undone);
    var stranger = new WorkspaceId("ws_other");
    assertThat(recalls.find(stranger, plain.id())).isEmpty();
    assertThat(recalls.list(stranger, null, 2)).isEmpty();
  }

  @Test
  void aStepIsTakenOnceAndTogetherWithItsChangesOrNotAtAll() {
    Code code = made("RECALL1");
    Recall recall = begin(pause(), CodeFilter.ALL);
    Recall next = recall.afterChunk(false, 7L, new Counts(1, 0, 0, 0));
    codes.commit(List.of(paused(code, recall)), new RecallStep(next, false, null));
    assertThat(recalls.find(workspace, recall.id())).contains(next);

    assertThatThrownBy(() -> step(next)).isInstanceOf(RecallMovedException.class);
    Recall third = next.afterChunk(true, 8L, new Counts(2, 0, 0, 0));
    assertThatThrownBy(
            () -> codes.commit(List.of(paused(code, recall)), new RecallStep(third, false, null)))
        .isInstanceOf(StaleEditException.class);
    assertThat(recalls.find(workspace, recall.id())).contains(next);
    assertThat(step(third).state()).isEqualTo(State.DONE);
  }

  @Test
  void theChangesOfARecallAreReadByCodeAndWithoutThoseThatUndidThem() {
    List<Code> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(made("UNDO" + i));
    }
    all.sort(Comparator.comparing(code -> code.id().value()));
    Recall recall = begin(pause(), CodeFilter.ALL);
    List<HistoryEntry> edits = all.subList(0, 4).stream().map(c -> paused(c, recall)).toList();
    codes.commit(edits);
    HistoryEntry first = edits.getFirst();
    codes.commit(List.of(restored(first, recall)));

    assertThat(recalls.changes(recall.id(), null, 3)).isEqualTo(edits.subList(0, 3));
    assertThat(recalls.changes(recall.id(), all.get(2).id(), 3)).isEqualTo(edits.subList(3, 4));
    assertThat(recalls.changes("rcl_other", null, 3)).isEmpty();
    assertThat(codes.history(workspace, first.after().id(), Long.MAX_VALUE, 9))
        .extracting(HistoryEntry::recall)
        .containsExactly(recall.id(), recall.id(), null);
  }

  private Code made(String key) {
    Code code = Samples.dynamicCode(workspace, domain, key);
    codes.commit(List.of(created(code)));
    return code;
  }

  private static RecallChange pause() {
    return new RecallChange(null, CodeStatus.PAUSED, Change.keep());
  }

  private static HistoryEntry paused(Code code, Recall recall) {
    Code after = code.withStatus(CodeStatus.PAUSED).asNextRevision(NOW);
    return new HistoryEntry(2, NOW, "key:a", Action.UPDATED, code, after, "why", recall.id());
  }

  private static HistoryEntry restored(HistoryEntry made, Recall recall) {
    Code after = made.after().withStatus(CodeStatus.ACTIVE).asNextRevision(NOW);
    return new HistoryEntry(
        3, NOW, "key:a", Action.RESTORED, made.after(), after, null, recall.id());
  }

  private Recall begin(RecallChange change, CodeFilter filter) {
    var recall =
        new Recall(
            "rcl_" + Samples.IDS.next(),
            workspace,
            "key:a",
            "wrong page",
            filter,
            change,
            12,
            NOW,
            State.RUNNING,
            0,
            null,
            Counts.NONE,
            null);
    codes.commit(List.of(), new RecallStep(recall, true, null));
    return recall;
  }

  private Recall step(Recall after) {
    codes.commit(List.of(), new RecallStep(after, false, null));
    return after;
  }
}
