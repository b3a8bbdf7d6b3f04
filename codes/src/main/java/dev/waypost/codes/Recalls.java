package dev.waypost.codes;

import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.Recall.Counts;
import dev.waypost.codes.Recall.State;
import dev.waypost.codes.Recall.Undo;
import dev.waypost.codes.RecallChunks.Chunk;
import dev.waypost.codes.RecallChunks.Effect;
import dev.waypost.codes.RecallStep.RecallMovedException;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.Groups;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recalls: one change of everything that a filter matches, previewed first, and undone with one
 * call. The first chunk of each is done before the call is answered, the others one by one by
 * whoever calls {@link #workOn}; scans see each chunk when it is done.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed and {@link
 * StoreUnavailableException} while the database is out of reach; in both cases nothing has changed.
 */
public final class Recalls {
  /** Up to this many codes a preview looks at each, to tell how many would change. */
  public static final int COUNTED_CHANGES = 10_000;

  private static final int SHOWN = 20;
  private static final int ATTEMPTS = 10;

  private final RecallStore store;
  private final CodeStore codes;
  private final RecallChunks chunks;
  private final LiveRoutes liveRoutes;
  private final Domains domains;
  private final Groups groups;
  private final TimeOrderedIds ids;
  private final InstantSource clock;

  /** Recalls of codes in these stores. */
  public Recalls(
      RecallStore store,
      CodeStore codes,
      LiveRoutes liveRoutes,
      Domains domains,
      Groups groups,
      TimeOrderedIds ids,
      InstantSource clock) {
    this.store = store;
    this.codes = codes;
    this.chunks = new RecallChunks(codes, store, domains, clock);
    this.liveRoutes = liveRoutes;
    this.domains = domains;
    this.groups = groups;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a recall would do.
   *
   * @param codes how many it would match; to be sent along with the call that does it
   * @param staticCodes how many of them are static and would stay as they are
   * @param wouldChange how many would change; null where more than {@link #COUNTED_CHANGES} match
   * @param first the first of them, at most 20
   */
  public record Preview(
      long codes, long staticCodes, @Nullable Long wouldChange, List<CountedCode> first) {}

  /** What a recall would do now. Changes nothing. */
  public Preview preview(Actor actor, CodeFilter filter, RecallChange change, String reason) {
    Recall recall = asked(actor, filter, change, reason, 0);
    long matched = count(recall, recall.fixedFilter());
    return new Preview(
        matched,
        count(recall, recall.fixedFilter().ofType(CodeType.STATIC)),
        matched <= COUNTED_CHANGES ? Long.valueOf(countChanges(recall)) : null,
        page(recall, null, SHOWN).stream().map(FoundCode::counted).toList());
  }

  private long countChanges(Recall recall) {
    long count = 0;
    CodePosition after = null;
    List<FoundCode> page;
    do {
      page = page(recall, after, RecallChunks.CODES);
      count +=
          page.stream()
              .map(found -> chunks.effect(recall.change(), found.counted().code()))
              .filter(Effect.Changed.class::isInstance)
              .count();
      after = page.isEmpty() ? null : CodePosition.of(page.getLast(), CodeOrder.OLDEST_FIRST);
    } while (page.size() == RecallChunks.CODES);
    return count;
  }

  /**
   * Begins a recall; one of up to 1,000 codes is done when this returns.
   *
   * @param expectedCodes how many codes the preview matched
   * @throws RefusedException where that many do not match any more, among others
   */
  public Recall begin(
      Actor actor,
      CodeFilter filter,
      RecallChange change,
      String reason,
      long expectedCodes,
      Receipt<Recall> receipt) {
    Recall asked = asked(actor, filter, change, reason, expectedCodes);
    long matched = count(asked, asked.fixedFilter());
    if (matched != expectedCodes) {
      throw new RefusedException(
          Refusal.RECALL_CHANGED,
          "expected_codes",
          "The filter matches %d codes now, and you expected %d. Preview the recall again."
              .formatted(matched, expectedCodes));
    }
    for (int attempt = 1; ; attempt++) {
      Chunk chunk = chunks.next(asked);
      if (isStored(chunk, true, receipt, attempt)) {
        return chunk.after();
      }
    }
  }

  private Recall asked(
      Actor actor, CodeFilter filter, RecallChange change, String reason, long expectedCodes) {
    CodeRules.checkReason(reason);
    change.check();
    checkAddresses(change);
    if (filter.status() == StatusFilter.DELETED) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "filter.status",
          "Deleted codes can't be changed. Restore them first, or choose another status.");
    }
    return new Recall(
        "rcl_" + ids.next(),
        actor.workspace(),
        actor.name(),
        reason,
        filter.within(actor.groups()),
        change,
        expectedCodes,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        State.RUNNING,
        0,
        null,
        Counts.NONE,
        null);
  }

  /** What no code may have is refused for all at once. */
  private void checkAddresses(RecallChange change) {
    if (change.destination() != null) {
      Loops.refuse(change.destination(), "set.destination", domains);
    }
    String fallback = change.fallback().applyTo(null);
    if (fallback != null) {
      Loops.refuse(fallback, "set.fallback", domains);
    }
  }

  /**
   * Has each code go back to what it was before a recall, unless somebody edited it after. A recall
   * that is still running stops; one that is undone already stays so. Where up to 1,000 codes were
   * changed, it is done when this returns.
   */
  public Recall undo(Actor actor, String id, @Nullable String reason, Receipt<Recall> receipt) {
    CodeRules.checkReason(reason);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var undo = new Undo(actor.name(), reason, now, null, 0, 0);
    for (int attempt = 1; ; attempt++) {
      Recall present = get(actor, id);
      if (present.undo() != null) {
        return present;
      }
      Chunk chunk = chunks.next(present.withUndo(undo));
      if (isStored(chunk, false, receipt, attempt)) {
        return chunk.after();
      }
    }
  }

  /** A recall of the actor's workspace that the actor may see. */
  public Recall get(Actor actor, String id) {
    return store
        .find(actor.workspace(), id)
        .filter(recall -> isOpen(actor, recall))
        .orElseThrow(() ->
            new RefusedException(
                Refusal.RECALL_NOT_FOUND,
                null,
                "There is no recall \"%s\" in this workspace. List the recalls to find its id."
                    .formatted(id)));
  }

  /**
   * The recalls that an actor may see, the newest first.
   *
   * @param before only those with an id before this one; null for all
   */
  public List<Recall> list(Actor actor, @Nullable String before, int limit) {
    List<Recall> open = new ArrayList<>();
    String last = before;
    List<Recall> page;
    do {
      page = store.list(actor.workspace(), last, limit);
      page.stream().filter(recall -> isOpen(actor, recall)).forEach(open::add);
      last = page.isEmpty() ? null : page.getLast().id();
    } while (page.size() == limit && open.size() < limit);
    return open.stream().limit(limit).toList();
  }

  /** Who is limited to groups sees recalls that were limited to these. */
  private boolean isOpen(Actor actor, Recall recall) {
    return actor.groups().isEmpty()
        || (!recall.filter().within().isEmpty()
            && recall.filter().within().stream().allMatch(group -> groups.open(actor, group)));
  }

  /**
   * Does one more chunk of every recall that is not finished.
   *
   * @return whether there was anything to do
   */
  public boolean workOn() {
    List<Recall> unfinished = store.unfinished();
    for (Recall recall : unfinished) {
      // One that is not stored is decided anew the next time.
      boolean _ = isStored(chunks.next(recall), false, Receipt.none(), 1);
    }
    return !unfinished.isEmpty();
  }

  /** Whether a chunk was stored; where somebody was faster it is to be decided anew. */
  private boolean isStored(Chunk chunk, boolean first, Receipt<Recall> receipt, int attempt) {
    try {
      commit(chunk, first, receipt);
      return true;
    } catch (StaleEditException | RecallMovedException faster) {
      if (attempt == ATTEMPTS) {
        throw faster;
      }
      return false;
    }
  }

  private void commit(Chunk chunk, boolean first, Receipt<Recall> receipt) {
    var step = new RecallStep(chunk.after(), first, receipt.of(chunk.after()));
    liveRoutes.publish(codes.commit(chunk.edits(), step));
  }

  private long count(Recall recall, CodeFilter filter) {
    return codes.count(recall.workspace(), filter, recall.createdAt());
  }

  private List<FoundCode> page(Recall recall, @Nullable CodePosition after, int limit) {
    return codes.find(
        recall.workspace(),
        recall.fixedFilter(),
        CodeOrder.OLDEST_FIRST,
        after,
        recall.createdAt(),
        limit);
  }
}
