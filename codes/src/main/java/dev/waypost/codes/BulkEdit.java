package dev.waypost.codes;

import dev.waypost.codes.CodeService.Edit;
import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.rules.PasswordHashing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many codes on their way to being changed in one transaction. Where others change some of them
 * meanwhile, these alone are decided again, first without holding anybody up, then while all others
 * in this process wait, and at last what another process still changes is refused.
 */
final class BulkEdit {
  private static final int ATTEMPTS_BESIDE_OTHERS = 3;
  private static final int ATTEMPTS = 10;

  private final Actor actor;
  private final List<Edit> edits;
  private final @Nullable String reason;
  private final CodeReader reader;
  private final CodeWriter writer;
  private final CodeDecisions decisions;
  private final GroupPlan plan;
  private final PasswordHashing passwords;
  private final Batch batch;
  private final Map<CodeId, Integer> firstPlaces = new HashMap<>();
  private final Map<CodeId, CountedCode> present = new HashMap<>();
  private int attempts;

  BulkEdit(
      Actor actor,
      List<Edit> edits,
      @Nullable String reason,
      CodeReader reader,
      CodeWriter writer,
      CodeDecisions decisions,
      GroupPlan plan) {
    this.actor = actor;
    this.edits = edits;
    this.reason = reason;
    this.reader = reader;
    this.writer = writer;
    this.decisions = decisions;
    this.plan = plan;
    this.passwords = decisions.passwords();
    this.batch = new Batch(edits.size());
  }

  /** Decides and stores, and returns what became of each edit. */
  List<Outcome> run(Turns turns, boolean atomic, Storing storing) {
    for (int place = 0; place < edits.size(); place++) {
      firstPlaces.putIfAbsent(edits.get(place).id(), place);
    }
    read(firstPlaces.keySet());
    for (int place = 0; place < edits.size(); place++) {
      decide(place);
    }
    Optional<List<Outcome>> stored = store(atomic, storing, ATTEMPTS_BESIDE_OTHERS);
    return stored.orElseGet(() ->
        turns.take(
            firstPlaces.keySet(), () -> store(atomic, storing, Integer.MAX_VALUE).orElseThrow()));
  }

  /** Nothing where others came between that many times. */
  private Optional<List<Outcome>> store(boolean atomic, Storing storing, int mostAttempts) {
    while (batch.isToBeStored(atomic) || storing instanceof Storing.WithStep) {
      List<Outcome> outcomes = batch.outcomesOnceStored(this::scans);
      try {
        writer.commit(plan, batch.edits(), outcomes, storing);
        return Optional.of(outcomes);
      } catch (StaleEditException stale) {
        attempts++;
        if (attempts > ATTEMPTS) {
          batch.refuse(stale.edits(), code -> CodeDecisions.revisionMismatch(code.id()));
        } else {
          decideAgain(batch.places(stale.edits()));
        }
        if (attempts == mostAttempts) {
          return Optional.empty();
        }
      } catch (ExternalIdTakenException taken) {
        batch.refuse(taken.edits(), CodeDecisions::externalIdTaken);
      }
    }
    return Optional.of(batch.outcomes());
  }

  private void decideAgain(List<Integer> places) {
    read(places.stream().map(place -> edits.get(place).id()).toList());
    for (int place : places) {
      decide(place);
    }
  }

  private void read(Collection<CodeId> ids) {
    present.keySet().removeAll(ids);
    present.putAll(reader.getAll(actor, ids));
  }

  private void decide(int place) {
    batch.decide(place, () -> decided(place));
  }

  private @Nullable HistoryEntry decided(int place) {
    Edit edit = edits.get(place);
    CountedCode found = present.get(edit.id());
    if (found == null) {
      throw CodeService.notFound(edit.id().value());
    }
    if (!Integer.valueOf(place).equals(firstPlaces.get(edit.id()))) {
      throw new RefusedException(
          Refusal.NAMED_TWICE,
          "id",
          "The code \"" + edit.id() + "\" stands twice in this call. Name each code once.");
    }
    HistoryEntry entry =
        decisions.change(
            actor,
            found.code(),
            edit.expectedRevision() == null ? null : Set.of(edit.expectedRevision()),
            Action.UPDATED,
            reason,
            decisions.patched(actor, edit.patch(), plan, passwords));
    if (entry == null) {
      batch.unchanged(found);
    }
    return entry;
  }

  private long scans(Code code) {
    CountedCode found = present.get(code.id());
    return found == null ? 0 : found.scans();
  }
}
