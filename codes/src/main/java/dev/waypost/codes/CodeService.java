package dev.waypost.codes;

import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.payload.Content;
import dev.waypost.payload.InvalidContentException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Domains domains;
  private final LiveRoutes liveRoutes;
  private final InstantSource clock;
  private final SecureRandom random;
  private final TimeOrderedIds ids;
  private final Drawing drawing;
  private final List<ReentrantLock> turns;

  /** Tells whether a code can be drawn. */
  @FunctionalInterface
  public interface Drawing {
    /** Throws where the code as decided has no image: what can't be printed is not stored. */
    void check(Code code);
  }

  /** A service over this store, publishing to these routes. */
  public CodeService(
      CodeStore store,
      Domains domains,
      LiveRoutes liveRoutes,
      Drawing drawing,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.domains = domains;
    this.liveRoutes = liveRoutes;
    this.drawing = drawing;
    this.clock = clock;
    this.random = random;
    this.turns = Stream.generate(ReentrantLock::new).limit(TURNS).toList();
    this.ids = new TimeOrderedIds(clock, random);
  }

  /** Makes a code. */
  public CountedCode create(Actor actor, NewCode request, @Nullable String reason) {
    CodeRules.check(request, domains);
    String customKey = request.key();
    while (true) {
      Code code = newCode(actor, request, customKey);
      drawing.check(code);
      try {
        commit(
            new HistoryEntry(
                1, code.createdAt(), actor.name(), Action.CREATED, null, code, reason));
        return new CountedCode(code, 0);
      } catch (KeyTakenException taken) {
        if (customKey != null) {
          throw keyTaken(customKey);
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
        expectedRevision,
        Action.UPDATED,
        reason,
        code -> CodeRules.apply(patch, code, domains));
  }

  /**
   * Deletes a code. Its scans get what they get from a retired code; its key is never given to
   * another.
   */
  public void delete(
      Actor actor, CodeId id, @Nullable Long expectedRevision, @Nullable String reason) {
    change(
        actor,
        id,
        expectedRevision,
        Action.DELETED,
        reason,
        code -> code.withStatus(CodeStatus.DELETED));
  }

  /** A code that is not deleted. */
  public CountedCode get(Actor actor, CodeId id) {
    return store
        .find(actor.workspace(), id)
        .filter(found -> found.code().status() != CodeStatus.DELETED)
        .orElseThrow(() -> notFound(id.value()));
  }

  /** Codes of the actor's workspace, newest first; see {@link CodeStore#list}. */
  public List<CountedCode> list(
      Actor actor, @Nullable CodeStatus status, @Nullable CodeId before, int limit) {
    return store.list(actor.workspace(), status, before, limit);
  }

  /** The changes of a code, newest first; those of a deleted one too. */
  public List<HistoryEntry> history(Actor actor, CodeId id, long before, int limit) {
    if (store.find(actor.workspace(), id).isEmpty()) {
      throw notFound(id.value());
    }
    return store.history(actor.workspace(), id, before, limit);
  }

  /** The refusal that answers for a code that does not exist, or not in this workspace. */
  public static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.CODE_NOT_FOUND,
        null,
        "There is no code \"" + id + "\" in this workspace. List the codes to find its id.");
  }

  private interface Decision {
    Code apply(Code code);
  }

  private CountedCode change(
      Actor actor,
      CodeId id,
      @Nullable Long expectedRevision,
      Action action,
      @Nullable String reason,
      Decision decision) {
    ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
    turn.lock();
    try {
      return changeInTurn(actor, id, expectedRevision, action, reason, decision);
    } finally {
      turn.unlock();
    }
  }

  private CountedCode changeInTurn(
      Actor actor,
      CodeId id,
      @Nullable Long expectedRevision,
      Action action,
      @Nullable String reason,
      Decision decision) {
    for (int attempt = 1; ; attempt++) {
      CountedCode found = get(actor, id);
      Code before = found.code();
      if (expectedRevision != null && expectedRevision != before.revision()) {
        throw revisionMismatch(id);
      }
      Code decided = decision.apply(before);
      if (decided.equals(before)) {
        return found;
      }
      checkDrawing(before, decided);
      Code after = decided.asNextRevision(now());
      try {
        commit(
            new HistoryEntry(
                after.revision(), after.updatedAt(), actor.name(), action, before, after, reason));
        return new CountedCode(after, found.scans());
      } catch (StaleEditException stale) {
        if (expectedRevision != null || attempt == EDIT_ATTEMPTS) {
          throw revisionMismatch(id);
        }
      }
    }
  }

  private void checkDrawing(Code before, Code decided) {
    if (!decided.style().equals(before.style()) || !decided.content().equals(before.content())) {
      drawing.check(decided);
    }
  }

  private void commit(HistoryEntry edit) {
    CodeRules.checkReason(edit.reason());
    liveRoutes.publish(store.commit(List.of(edit)));
  }

  private Code newCode(Actor actor, NewCode request, @Nullable String customKey) {
    Instant now = now();
    boolean dynamic = request.type() == CodeType.DYNAMIC;
    Content content = request.content();
    return new Code(
        new CodeId("code_" + ids.next()),
        actor.workspace(),
        request.type(),
        content,
        dynamic ? domains.defaultDomain().id() : null,
        dynamic ? (customKey != null ? customKey : KeyRules.generate(random)) : null,
        request.name(),
        request.status(),
        request.style(),
        request.expiresAt(),
        request.fallback(),
        1,
        now,
        now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static RefusedException keyTaken(String key) {
    return new RefusedException(
        Refusal.KEY_TAKEN,
        "key",
        "The key \""
            + key
            + "\" is or was another code's, or differs from its key only by letters that are read alike (upper and lower case, O and 0, I, L and"
            + " 1). Choose another one.");
  }

  private static RefusedException revisionMismatch(CodeId id) {
    return new RefusedException(
        Refusal.REVISION_MISMATCH,
        null,
        "The code \""
            + id
            + "\" has changed since you read it. Read it again and repeat your change on top of it.");
  }
}
