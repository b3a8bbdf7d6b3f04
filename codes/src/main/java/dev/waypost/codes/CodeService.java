package dev.waypost.codes;

import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.payload.InvalidContentException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done with codes: decides, has the decision stored, and returns when scans
 * see it.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed, {@link
 * InvalidContentException} for a fallback that is no web address and {@link
 * StoreUnavailableException} while the database is out of reach; in all cases nothing has changed.
 */
public final class CodeService {
  /** Edits of one code take turns within a process, so only another process can come between. */
  private static final int EDIT_ATTEMPTS = 10;

  private static final int TURNS = 256;

  private final CodeStore store;
  private final LiveRoutes liveRoutes;
  private final Quotas quotas;
  private final CodeDecisions decisions;
  private final List<ReentrantLock> turns;

  /** A service over this store, publishing to these routes. */
  public CodeService(
      CodeStore store,
      Domains domains,
      LiveRoutes liveRoutes,
      Quotas quotas,
      Drawing drawing,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.liveRoutes = liveRoutes;
    this.quotas = quotas;
    this.decisions = new CodeDecisions(domains, drawing, clock, random);
    this.turns = Stream.generate(ReentrantLock::new).limit(TURNS).toList();
  }

  /** Makes a code. */
  public CountedCode create(Actor actor, NewCode request, @Nullable String reason) {
    return create(actor, request, reason, Receipt.none());
  }

  /** Makes a code and keeps the answer that tells of it. */
  public CountedCode create(
      Actor actor, NewCode request, @Nullable String reason, Receipt<CountedCode> receipt) {
    quotas.checkRoom(actor.workspace());
    while (true) {
      HistoryEntry edit = decisions.create(actor, request, reason);
      var made = new CountedCode(edit.after(), 0);
      try {
        commit(List.of(edit), receipt.of(made));
        return made;
      } catch (KeyTakenException taken) {
        String customKey = request.key();
        if (customKey != null) {
          throw CodeDecisions.keyTaken(customKey);
        }
      }
    }
  }

  /**
   * Changes a code. A patch that changes nothing makes no revision.
   *
   * @param expectedRevision the revision that the caller saw, or null where any will do
   */
  public CountedCode edit(
      Actor actor,
      CodeId id,
      CodePatch patch,
      @Nullable Long expectedRevision,
      @Nullable String reason) {
    return change(
        actor,
        id,
        () -> get(actor, id),
        expectedRevision,
        Action.UPDATED,
        reason,
        decisions.patched(patch),
        Receipt.none());
  }

  /**
   * Deletes a code. Its scans get what they get from a retired code; its key is never given to
   * another. It can be restored for {@link CodeRules#RESTORABLE_DAYS} days.
   */
  public void delete(
      Actor actor, CodeId id, @Nullable Long expectedRevision, @Nullable String reason) {
    change(
        actor,
        id,
        () -> get(actor, id),
        expectedRevision,
        Action.DELETED,
        reason,
        code -> code.withStatus(CodeStatus.DELETED),
        Receipt.none());
  }

  /**
   * Brings back an earlier state of a code, of a deleted one too, as a new revision.
   *
   * @param revision whose state; null for the last one in which the code was not deleted
   */
  public CountedCode restore(
      Actor actor,
      CodeId id,
      @Nullable Long revision,
      @Nullable Long expectedRevision,
      @Nullable String reason,
      Receipt<CountedCode> receipt) {
    CountedCode present = getDeletedToo(actor, id);
    Code earlier = earlierState(actor, present.code(), revision);
    if (present.code().status() == CodeStatus.DELETED) {
      quotas.checkRoom(actor.workspace());
    }
    return change(
        actor,
        id,
        () -> getDeletedToo(actor, id),
        expectedRevision,
        Action.RESTORED,
        reason,
        decisions.restored(earlier),
        receipt);
  }

  private Code earlierState(Actor actor, Code present, @Nullable Long revision) {
    long wanted =
        revision != null
            ? revision
            : present.status() == CodeStatus.DELETED ? present.revision() - 1 : present.revision();
    return store.history(actor.workspace(), present.id(), wanted + 1, 1).stream()
        .filter(entry -> entry.revision() == wanted)
        .map(HistoryEntry::after)
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                Refusal.REVISION_NOT_FOUND,
                "revision",
                "The code \"%s\" never had the revision %d. Its history lists those it had."
                    .formatted(present.id(), wanted)));
  }

  /**
   * Makes many codes in one transaction.
   *
   * @param atomic whether one that is refused keeps all from being made
   * @return what became of each, in the order of the requests
   */
  public List<Outcome> createAll(
      Actor actor,
      List<NewCode> requests,
      boolean atomic,
      @Nullable String reason,
      Receipt<List<Outcome>> receipt) {
    Batch batch = new Batch(requests.size());
    Quotas.Room room = quotas.room(actor.workspace());
    for (int i = 0; i < requests.size(); i++) {
      NewCode request = requests.get(i);
      boolean fits = batch.countEdits() < room.codes();
      batch.decide(
          i,
          () -> {
            HistoryEntry edit = decisions.create(actor, request, reason);
            if (!fits) {
              throw room.refusal();
            }
            return edit;
          });
    }
    while (batch.isToBeStored(atomic)) {
      List<Outcome> outcomes = batch.outcomesOnceStored(_ -> 0L);
      try {
        commit(batch.edits(), receipt.of(outcomes));
        return outcomes;
      } catch (KeyTakenException taken) {
        for (int place : batch.places(taken.edits())) {
          NewCode request = requests.get(place);
          String customKey = request.key();
          batch.decide(
              place,
              () -> {
                if (customKey != null) {
                  throw CodeDecisions.keyTaken(customKey);
                }
                return decisions.create(actor, request, reason);
              });
        }
      }
    }
    return batch.outcomes();
  }

  /** One of many changes. */
  public record Edit(CodeId id, CodePatch patch, @Nullable Long expectedRevision) {}

  /**
   * Changes many codes in one transaction.
   *
   * @param atomic whether one that is refused keeps all from being changed
   * @return what became of each, in the order of the edits
   */
  public List<Outcome> editAll(
      Actor actor, List<Edit> edits, boolean atomic, @Nullable String reason) {
    for (int attempt = 1; ; attempt++) {
      Batch batch = new Batch(edits.size());
      Map<CodeId, CountedCode> found = new HashMap<>();
      for (int i = 0; i < edits.size(); i++) {
        Edit edit = edits.get(i);
        batch.decide(i, () -> decide(actor, edit, found, batch, reason));
      }
      if (!batch.isToBeStored(atomic)) {
        return batch.outcomes();
      }
      try {
        commit(batch.edits(), null);
        return batch.outcomesOnceStored(code -> scans(found, code));
      } catch (StaleEditException stale) {
        if (attempt == EDIT_ATTEMPTS) {
          throw stale;
        }
      }
    }
  }

  private @Nullable HistoryEntry decide(
      Actor actor,
      Edit edit,
      Map<CodeId, CountedCode> found,
      Batch batch,
      @Nullable String reason) {
    CountedCode present = get(actor, edit.id());
    if (found.putIfAbsent(edit.id(), present) != null) {
      throw new RefusedException(
          Refusal.NAMED_TWICE,
          "id",
          "The code \"" + edit.id() + "\" stands twice in this call. Name each code once.");
    }
    HistoryEntry entry =
        decisions.change(
            actor,
            present.code(),
            edit.expectedRevision(),
            Action.UPDATED,
            reason,
            decisions.patched(edit.patch()));
    if (entry == null) {
      batch.unchanged(present);
    }
    return entry;
  }

  private static long scans(Map<CodeId, CountedCode> found, Code code) {
    CountedCode present = found.get(code.id());
    return present == null ? 0 : present.scans();
  }

  /** A code that is not deleted. */
  public CountedCode get(Actor actor, CodeId id) {
    CountedCode found = getDeletedToo(actor, id);
    if (found.code().status() == CodeStatus.DELETED) {
      throw notFound(id.value());
    }
    return found;
  }

  private CountedCode getDeletedToo(Actor actor, CodeId id) {
    return store.find(actor.workspace(), id).orElseThrow(() -> notFound(id.value()));
  }

  /** Codes of the actor's workspace, newest first; see {@link CodeStore#list}. */
  public List<CountedCode> list(
      Actor actor, @Nullable CodeStatus status, @Nullable CodeId before, int limit) {
    return store.list(actor.workspace(), status, before, limit);
  }

  /** The changes of a code, newest first; those of a deleted one too. */
  public List<HistoryEntry> history(Actor actor, CodeId id, long before, int limit) {
    getDeletedToo(actor, id);
    return store.history(actor.workspace(), id, before, limit);
  }

  /** The refusal that answers for a code that does not exist, or not in this workspace. */
  public static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.CODE_NOT_FOUND,
        null,
        "There is no code \"" + id + "\" in this workspace. List the codes to find its id.");
  }

  private CountedCode change(
      Actor actor,
      CodeId id,
      Supplier<CountedCode> read,
      @Nullable Long expectedRevision,
      Action action,
      @Nullable String reason,
      CodeDecisions.Decision decision,
      Receipt<CountedCode> receipt) {
    ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
    turn.lock();
    try {
      for (int attempt = 1; ; attempt++) {
        CountedCode found = read.get();
        HistoryEntry edit =
            decisions.change(actor, found.code(), expectedRevision, action, reason, decision);
        if (edit == null) {
          return found;
        }
        var changed = new CountedCode(edit.after(), found.scans());
        try {
          commit(List.of(edit), receipt.of(changed));
          return changed;
        } catch (StaleEditException stale) {
          if (expectedRevision != null || attempt == EDIT_ATTEMPTS) {
            throw CodeDecisions.revisionMismatch(id);
          }
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void commit(List<HistoryEntry> edits, @Nullable KeptAnswer answer) {
    liveRoutes.publish(store.commit(edits, answer));
  }
}
