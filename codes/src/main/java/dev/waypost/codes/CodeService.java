package dev.waypost.codes;

import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.FirstOfDestination.DestinationTakenException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.UrlContent;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** An upsert that another call overtakes this often is told so. */
  private static final int UPSERT_ATTEMPTS = 5;

  private final CodeStore store;
  private final CodeReader reader;
  private final CodeWriter writer;
  private final Quotas quotas;
  private final CodeDecisions decisions;
  private final Domains domains;
  private final Groups groups;
  private final InstantSource clock;
  private final Turns turns = new Turns();
  private final Turns upsertTurns = new Turns();

  /** A service over this store, publishing to these routes. */
  public CodeService(
      CodeStore store,
      Domains domains,
      LiveRoutes liveRoutes,
      Quotas quotas,
      Drawing drawing,
      ContentFiles files,
      Groups groups,
      MetadataFields metadataFields,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.reader = new CodeReader(store, groups);
    this.writer = new CodeWriter(store, groups, liveRoutes);
    this.quotas = quotas;
    this.domains = domains;
    this.groups = groups;
    this.clock = clock;
    this.decisions =
        new CodeDecisions(
            domains, new Descriptions(groups, metadataFields), drawing, files, clock, random);
  }

  /** Makes a code. */
  public CountedCode create(Actor actor, NewCode request, @Nullable String reason) {
    return create(actor, request, reason, Receipt.none());
  }

  /** Makes a code and keeps the answer that tells of it. */
  public CountedCode create(
      Actor actor, NewCode request, @Nullable String reason, Receipt<CountedCode> receipt) {
    return createAlongside(actor, request, reason, receipt::of);
  }

  private CountedCode createAlongside(
      Actor actor,
      NewCode request,
      @Nullable String reason,
      Function<CountedCode, @Nullable Alongside> alongside) {
    quotas.checkRoom(actor.workspace());
    PasswordHashing passwords = decisions.passwords();
    return groups.planning(plan -> create(actor, request, reason, alongside, plan, passwords));
  }

  private CountedCode create(
      Actor actor,
      NewCode request,
      @Nullable String reason,
      Function<CountedCode, @Nullable Alongside> alongside,
      GroupPlan plan,
      PasswordHashing passwords) {
    while (true) {
      HistoryEntry edit = decisions.create(actor, request, reason, plan, passwords);
      var made = new CountedCode(edit.after(), 0);
      try {
        writer.commit(plan, List.of(edit), alongside.apply(made));
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
   * code take turns.
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
    return upsertTurns.take(
        List.of(same),
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return upsertOnce(actor, request, patch, externalId, reason);
            } catch (RefusedException refused) {
              if (attempt == UPSERT_ATTEMPTS || !isOvertaken(refused.refusal())) {
                throw refused;
              }
            } catch (DestinationTakenException overtaken) {
              // The code that is there now is found the next time, unless it is deleted meanwhile.
              if (attempt == UPSERT_ATTEMPTS) {
                throw overtaken;
              }
            }
          }
        });
  }

  /** Whether another call made or deleted the code after it was looked for. */
  private static boolean isOvertaken(Refusal refusal) {
    return refusal == Refusal.EXTERNAL_ID_TAKEN || refusal == Refusal.CODE_NOT_FOUND;
  }

  private Upserted upsertOnce(
      Actor actor,
      NewCode request,
      CodePatch patch,
      @Nullable String externalId,
      @Nullable String reason) {
    Optional<CountedCode> found =
        present(actor, request, externalId).filter(code -> reader.isOpen(actor, code));
    if (found.isEmpty()) {
      return new Upserted(
          createAlongside(actor, request, reason, _ -> onlyOne(actor, request, externalId)), true);
    }
    Code code = found.get().code();
    CodeRules.checkSame(request, code, domains);
    return new Upserted(edit(actor, code.id(), patch, null, reason), false);
  }

  /** An external id is unique anyway. */
  private static @Nullable Alongside onlyOne(
      Actor actor, NewCode request, @Nullable String externalId) {
    return externalId == null && request.content() instanceof UrlContent(String url)
        ? new FirstOfDestination(actor.workspace(), request.type(), url, actor.groups())
        : null;
  }

  private Optional<CountedCode> present(Actor actor, NewCode request, @Nullable String externalId) {
    if (externalId != null) {
      Descriptions.checkExternalId(externalId);
      return store.findByExternalId(actor.workspace(), externalId);
    }
    if (request.content() instanceof UrlContent(String url)) {
      return store.findOldestByDestination(actor.workspace(), request.type(), url, actor.groups());
    }
    throw new RefusedException(
        Refusal.INVALID_VALUE,
        "external_id",
        "An upsert finds its code by \"external_id\" or by \"destination\". Send one of them.");
  }

  /**
   * Changes a code. A patch that changes nothing makes no revision.
   *
   * @param expectedRevisions it must be at one of these; null where any will do
   */
  public CountedCode edit(
      Actor actor,
      CodeId id,
      CodePatch patch,
      @Nullable Set<Long> expectedRevisions,
      @Nullable String reason) {
    PasswordHashing passwords = decisions.passwords();
    return change(
        actor,
        id,
        () -> get(actor, id),
        expectedRevisions,
        Action.UPDATED,
        reason,
        plan -> decisions.patched(actor, patch, plan, passwords),
        Receipt.none());
  }

  /**
   * Deletes a code. Its scans get what they get from a retired code; its key is never given to
   * another. It can be restored for {@link CodeRules#RESTORABLE_DAYS} days.
   */
  public void delete(
      Actor actor, CodeId id, @Nullable Set<Long> expectedRevisions, @Nullable String reason) {
    change(
        actor,
        id,
        () -> get(actor, id),
        expectedRevisions,
        Action.DELETED,
        reason,
        _ -> code -> code.withStatus(CodeStatus.DELETED),
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
      @Nullable Set<Long> expectedRevisions,
      @Nullable String reason,
      Receipt<CountedCode> receipt) {
    Code present = reader.getDeletedToo(actor, id).code();
    Code earlier = earlierState(actor, present, revision);
    boolean deleted = present.status() == CodeStatus.DELETED;
    Code live = deleted ? earlierState(actor, present, null) : present;
    if (deleted) {
      quotas.checkRoom(actor.workspace());
    }
    return change(
        actor,
        id,
        () -> reader.getDeletedToo(actor, id),
        expectedRevisions,
        Action.RESTORED,
        reason,
        _ -> decisions.restored(actor, earlier, live.status()),
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
    Quotas.Room room = quotas.room(actor.workspace());
    return groups.planning(plan ->
        new BulkCreate(actor, requests, reason, writer, decisions, plan)
            .run(room, atomic, storing));
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
    return groups.planning(plan ->
        new BulkEdit(actor, edits, reason, reader, writer, decisions, plan)
            .run(turns, atomic, storing));
  }

  /** A code that is not deleted. */
  public CountedCode get(Actor actor, CodeId id) {
    return reader.get(actor, id);
  }

  /** Those of these ids that are codes which are not deleted and which the actor may see. */
  public Map<CodeId, CountedCode> getAll(Actor actor, Collection<CodeId> ids) {
    return reader.getAll(actor, ids);
  }

  /** The id of the code that is not deleted and has this external id. */
  public CodeId byExternalId(Actor actor, String externalId) {
    return reader.byExternalId(actor, externalId).code().id();
  }

  /** The same of many; those that there are not are left out. */
  public Map<String, CodeId> byExternalIds(Actor actor, Collection<String> externalIds) {
    return reader.allByExternalId(actor, externalIds);
  }

  /** Codes of the actor's workspace that the actor may see; see {@link CodeStore#find}. */
  public List<FoundCode> find(
      Actor actor, CodeFilter filter, CodeOrder order, @Nullable CodePosition after, int limit) {
    return store.find(
        actor.workspace(), filter.within(actor.groups()), order, after, clock.instant(), limit);
  }

  /** The ids of codes that the actor may see, the newest first; see {@link CodeStore#findIds}. */
  public List<CodeId> findIds(Actor actor, CodeFilter filter, int limit) {
    return store.findIds(actor.workspace(), filter.within(actor.groups()), clock.instant(), limit);
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
    CountedCode _ = reader.getDeletedToo(actor, id);
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
      @Nullable Set<Long> expectedRevisions,
      Action action,
      @Nullable String reason,
      Function<GroupPlan, CodeDecisions.Decision> decision,
      Receipt<CountedCode> receipt) {
    return turns.take(
        List.of(id),
        () ->
            groups.planning(plan -> {
              for (int attempt = 1; ; attempt++) {
                CountedCode found = read.get();
                HistoryEntry edit =
                    decisions.change(
                        actor,
                        found.code(),
                        expectedRevisions,
                        action,
                        reason,
                        decision.apply(plan));
                if (edit == null) {
                  return found;
                }
                var changed = new CountedCode(edit.after(), found.scans());
                try {
                  writer.commit(plan, List.of(edit), receipt.of(changed));
                  return changed;
                } catch (StaleEditException stale) {
                  if (expectedRevisions != null || attempt == EDIT_ATTEMPTS) {
                    throw CodeDecisions.revisionMismatch(id);
                  }
                } catch (ExternalIdTakenException taken) {
                  throw CodeDecisions.externalIdTaken(edit.after());
                }
              }
            }));
  }
}
