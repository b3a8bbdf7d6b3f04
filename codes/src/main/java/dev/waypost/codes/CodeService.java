package dev.waypost.codes;

import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.GroupChoice;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Domains domains;
  private final Groups groups;
  private final InstantSource clock;
  private final List<ReentrantLock> turns;
  private final List<ReentrantLock> upsertTurns;

  /** A service over this store, publishing to these routes. */
  public CodeService(
      CodeStore store,
      Domains domains,
      LiveRoutes liveRoutes,
      Quotas quotas,
      Drawing drawing,
      Groups groups,
      MetadataFields metadataFields,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.liveRoutes = liveRoutes;
    this.quotas = quotas;
    this.domains = domains;
    this.groups = groups;
    this.clock = clock;
    this.decisions =
        new CodeDecisions(
            domains, new Descriptions(groups, metadataFields), drawing, clock, random);
    this.turns = Stream.generate(ReentrantLock::new).limit(TURNS).toList();
    this.upsertTurns = Stream.generate(ReentrantLock::new).limit(TURNS).toList();
  }

  /** Makes a code. */
  public CountedCode create(Actor actor, NewCode request, @Nullable String reason) {
    return create(actor, request, reason, Receipt.none());
  }

  /** Makes a code and keeps the answer that tells of it. */
  public CountedCode create(
      Actor actor, NewCode request, @Nullable String reason, Receipt<CountedCode> receipt) {
    quotas.checkRoom(actor.workspace());
    PasswordHashing passwords = decisions.passwords();
    while (true) {
      HistoryEntry edit = decisions.create(actor, request, reason, groups::findOrMake, passwords);
      var made = new CountedCode(edit.after(), 0);
      try {
        commit(List.of(edit), receipt.of(made));
        return made;
      } catch (KeyTakenException taken) {
        String customKey = request.key();
        if (customKey != null) {
          throw CodeDecisions.keyTaken(customKey);
        }
      } catch (ExternalIdTakenException taken) {
        throw CodeDecisions.externalIdTaken(edit.after());
      }
    }
  }

  /**
   * What an upsert did.
   *
   * @param made whether the code was made; otherwise it was there, and was changed where the
   *     request asked for something else
   */
  public record Upserted(CountedCode code, boolean made) {}

  /**
   * Changes the code that has the external id of a request, or without one the oldest live code of
   * its type that leads to its destination; makes a code where there is none. Upserts of the same
   * code take turns within a process.
   *
   * @param request the code as it is made where there is none
   * @param patch how the one that is there changes
   */
  public Upserted upsert(Actor actor, NewCode request, CodePatch patch, @Nullable String reason) {
    String externalId = patch.description().externalId().applyTo(null);
    return upsert(actor, request, patch, externalId, reason);
  }

  /** The same, but always by the destination: the external id is changed like other fields. */
  public Upserted upsertByDestination(
      Actor actor, NewCode request, CodePatch patch, @Nullable String reason) {
    return upsert(actor, request, patch, null, reason);
  }

  private Upserted upsert(
      Actor actor,
      NewCode request,
      CodePatch patch,
      @Nullable String externalId,
      @Nullable String reason) {
    Object same = externalId == null ? request.content() : externalId;
    ReentrantLock turn = upsertTurns.get(Math.floorMod(same.hashCode(), TURNS));
    turn.lock();
    try {
      Optional<CountedCode> found =
          present(actor, request, externalId)
              .filter(code -> groups.open(actor, code.code().description().group()));
      if (found.isEmpty()) {
        return new Upserted(create(actor, request, reason), true);
      }
      Code code = found.get().code();
      CodeRules.checkSame(request, code, domains);
      return new Upserted(edit(actor, code.id(), patch, null, reason), false);
    } finally {
      turn.unlock();
    }
  }

  private Optional<CountedCode> present(Actor actor, NewCode request, @Nullable String externalId) {
    if (externalId != null) {
      return store.findByExternalId(actor.workspace(), externalId);
    }
    return switch (request.content()) {
      case UrlContent(String url) ->
          store.findOldestByDestination(actor.workspace(), request.type(), url);
      case TextContent _ ->
          throw new RefusedException(
              Refusal.INVALID_VALUE,
              "external_id",
              "An upsert finds its code by \"external_id\" or by \"destination\". Send one of them.");
    };
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
        decisions.patched(actor, patch, groups::findOrMake, decisions.passwords()),
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
      Storing storing) {
    Batch batch = new Batch(requests.size());
    GroupChoice groupChoice = groupChoice(storing);
    PasswordHashing passwords = decisions.passwords();
    Quotas.Room room = quotas.room(actor.workspace());
    for (int i = 0; i < requests.size(); i++) {
      NewCode request = requests.get(i);
      boolean fits = batch.countEdits() < room.codes();
      batch.decide(
          i,
          () -> {
            HistoryEntry edit = decisions.create(actor, request, reason, groupChoice, passwords);
            if (!fits) {
              throw room.refusal();
            }
            return edit;
          });
    }
    while (batch.isToBeStored(atomic) || storing instanceof Storing.WithStep) {
      List<Outcome> outcomes = batch.outcomesOnceStored(_ -> 0L);
      try {
        commit(batch.edits(), outcomes, storing);
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
                return decisions.create(actor, request, reason, groupChoice, passwords);
              });
        }
      } catch (ExternalIdTakenException taken) {
        List<HistoryEntry> edits = batch.edits();
        List<Integer> places = batch.places(taken.edits());
        for (int i = 0; i < places.size(); i++) {
          Code refused = edits.get(taken.edits().get(i)).after();
          batch.decide(
              places.get(i),
              () -> {
                throw CodeDecisions.externalIdTaken(refused);
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
      Actor actor, List<Edit> edits, boolean atomic, @Nullable String reason, Storing storing) {
    GroupChoice groupChoice = groupChoice(storing);
    PasswordHashing passwords = decisions.passwords();
    Map<Integer, Code> externalIdTaken = new HashMap<>();
    for (int attempt = 1; ; attempt++) {
      Batch batch = new Batch(edits.size());
      Map<CodeId, CountedCode> found = new HashMap<>();
      for (int i = 0; i < edits.size(); i++) {
        Edit edit = edits.get(i);
        Code refused = externalIdTaken.get(i);
        batch.decide(
            i,
            () -> {
              if (refused != null) {
                throw CodeDecisions.externalIdTaken(refused);
              }
              return decide(actor, edit, found, batch, reason, groupChoice, passwords);
            });
      }
      if (!batch.isToBeStored(atomic) && !(storing instanceof Storing.WithStep)) {
        return batch.outcomes();
      }
      try {
        List<Outcome> outcomes = batch.outcomesOnceStored(code -> scans(found, code));
        commit(batch.edits(), outcomes, storing);
        return outcomes;
      } catch (StaleEditException stale) {
        if (attempt == EDIT_ATTEMPTS) {
          throw stale;
        }
      } catch (ExternalIdTakenException taken) {
        List<HistoryEntry> stored = batch.edits();
        List<Integer> places = batch.places(taken.edits());
        for (int i = 0; i < places.size(); i++) {
          externalIdTaken.put(places.get(i), stored.get(taken.edits().get(i)).after());
        }
      }
    }
  }

  private @Nullable HistoryEntry decide(
      Actor actor,
      Edit edit,
      Map<CodeId, CountedCode> found,
      Batch batch,
      @Nullable String reason,
      GroupChoice groupChoice,
      PasswordHashing passwords) {
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
            decisions.patched(actor, edit.patch(), groupChoice, passwords));
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
    return store
        .find(actor.workspace(), id)
        .filter(found -> groups.open(actor, found.code().description().group()))
        .orElseThrow(() -> notFound(id.value()));
  }

  /** The id of the code that is not deleted and has this external id. */
  public CodeId byExternalId(Actor actor, String externalId) {
    return store
        .findByExternalId(actor.workspace(), externalId)
        .orElseThrow(() -> notFound("external:" + externalId))
        .code()
        .id();
  }

  /** Codes of the actor's workspace that the actor may see; see {@link CodeStore#find}. */
  public List<FoundCode> find(
      Actor actor, CodeFilter filter, CodeOrder order, @Nullable CodePosition after, int limit) {
    return store.find(
        actor.workspace(), filter.within(actor.groups()), order, after, clock.instant(), limit);
  }

  /** The tags of the actor's workspace. */
  public List<Tag> tags(Actor actor) {
    if (!actor.groups().isEmpty()) {
      throw new RefusedException(
          Refusal.GROUP_NOT_ALLOWED,
          null,
          "Tags are those of the whole workspace, and this key is limited to groups. Use another key.");
    }
    return store.tags(actor.workspace());
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
        } catch (ExternalIdTakenException taken) {
          throw CodeDecisions.externalIdTaken(edit.after());
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** Nothing is made for a rehearsal. */
  private GroupChoice groupChoice(Storing storing) {
    return switch (storing) {
      case Storing.Plainly _, Storing.WithStep _ -> groups::findOrMake;
      case Storing.Rehearsed _ -> groups::findOrPlan;
    };
  }

  private void commit(List<HistoryEntry> edits, List<Outcome> outcomes, Storing storing) {
    switch (storing) {
      case Storing.Plainly(var receipt) -> commit(edits, receipt.of(outcomes));
      case Storing.Rehearsed _ -> store.rehearse(edits);
      case Storing.WithStep(var step) -> commit(edits, step.apply(outcomes));
    }
  }

  private void commit(List<HistoryEntry> edits, @Nullable Alongside alongside) {
    liveRoutes.publish(store.commit(edits, alongside));
  }
}
