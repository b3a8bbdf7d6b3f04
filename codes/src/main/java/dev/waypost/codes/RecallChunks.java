package dev.waypost.codes;

import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.Recall.Counts;
import dev.waypost.codes.Recall.Undo;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.payload.InvalidContentException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what the next chunk of a recall does. Stores nothing. */
final class RecallChunks {
  /** Small enough that calls which write in between wait little. */
  static final int CODES = 1_000;

  private final CodeStore codes;
  private final RecallStore recalls;
  private final Domains domains;
  private final InstantSource clock;

  RecallChunks(CodeStore codes, RecallStore recalls, Domains domains, InstantSource clock) {
    this.codes = codes;
    this.recalls = recalls;
    this.domains = domains;
    this.clock = clock;
  }

  /** The recall after the chunk, and what the chunk changes. */
  record Chunk(Recall after, List<HistoryEntry> edits) {}

  /** The next chunk of a recall that is not finished. */
  Chunk next(Recall recall) {
    Undo undo = recall.undo();
    return undo == null ? change(recall) : restore(recall, undo);
  }

  private Chunk change(Recall recall) {
    Long position = recall.position();
    List<FoundCode> page =
        codes.find(
            recall.workspace(),
            recall.fixedFilter(),
            CodeOrder.OLDEST_FIRST,
            position == null ? null : new CodePosition("", position),
            recall.createdAt(),
            CODES);
    List<HistoryEntry> edits = new ArrayList<>();
    Counts before = recall.counts();
    long unchanged = before.unchanged();
    long staticCodes = before.staticCodes();
    long refused = before.refused();
    for (FoundCode found : page) {
      Code code = found.counted().code();
      switch (effect(recall.change(), code)) {
        case Effect.Changed(Code decided) -> edits.add(changed(recall, code, decided));
        case Effect.Unchanged _ -> unchanged++;
        case Effect.Static _ -> staticCodes++;
        case Effect.Refused _ -> refused++;
      }
    }
    var counts = new Counts(before.changed() + edits.size(), unchanged, staticCodes, refused);
    Long newPosition = page.isEmpty() ? position : Long.valueOf(page.getLast().number());
    return new Chunk(recall.afterChunk(page.size() < CODES, newPosition, counts), edits);
  }

  /** What a recall does to one code. */
  sealed interface Effect {
    /** It becomes this. */
    record Changed(Code decided) implements Effect {}

    /** It is so already. */
    record Unchanged() implements Effect {}

    /** It is in print as it is. */
    record Static() implements Effect {}

    /** It may not be so. */
    record Refused() implements Effect {}
  }

  /** What a change does to a code. */
  Effect effect(RecallChange change, Code code) {
    if (code.type() == CodeType.STATIC) {
      return new Effect.Static();
    }
    try {
      Code decided = change.applyTo(code, domains);
      return decided.equals(code) ? new Effect.Unchanged() : new Effect.Changed(decided);
    } catch (RefusedException | InvalidContentException e) {
      return new Effect.Refused();
    }
  }

  private HistoryEntry changed(Recall recall, Code before, Code decided) {
    Code after = decided.asNextRevision(now());
    return new HistoryEntry(
        after.revision(),
        after.updatedAt(),
        recall.actor(),
        Action.UPDATED,
        before,
        after,
        recall.reason(),
        recall.id());
  }

  private Chunk restore(Recall recall, Undo undo) {
    List<HistoryEntry> page = recalls.changes(recall.id(), undo.position(), CODES);
    List<HistoryEntry> edits = new ArrayList<>();
    for (HistoryEntry made : page) {
      restored(recall, undo, made).ifPresent(edits::add);
    }
    var newUndo =
        new Undo(
            undo.actor(),
            undo.reason(),
            undo.startedAt(),
            page.isEmpty() ? undo.position() : page.getLast().after().id(),
            undo.restored() + edits.size(),
            undo.skipped() + page.size() - edits.size());
    return new Chunk(recall.afterUndoing(page.size() < CODES, newUndo), edits);
  }

  /** What gives a code back what it had; nothing where it has been edited since. */
  private Optional<HistoryEntry> restored(Recall recall, Undo undo, HistoryEntry made) {
    Code had = made.before();
    Optional<Code> present =
        codes.find(recall.workspace(), made.after().id()).map(CountedCode::code);
    if (had == null || present.isEmpty() || !isAsLeft(present.get(), made.after())) {
      return Optional.empty();
    }
    Code before = present.get();
    try {
      // What a recall changed was not edited, so it was not live either where it was a draft.
      Code decided =
          CodeRules.restore(had, before, had.status(), domains, clock.instant())
              .withStatus(had.status());
      Code after = decided.asNextRevision(now());
      return Optional.of(
          new HistoryEntry(
              after.revision(),
              after.updatedAt(),
              undo.actor(),
              Action.RESTORED,
              before,
              after,
              undo.reason(),
              recall.id()));
    } catch (RefusedException | InvalidContentException e) {
      return Optional.empty();
    }
  }

  /** Whether a code is as a recall left it; edits that were taken back do not count. */
  private static boolean isAsLeft(Code present, Code left) {
    return present.withRevision(left.revision(), left.updatedAt()).equals(left);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
