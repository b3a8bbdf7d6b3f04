package dev.waypost.codes;

import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.payload.Content;
import dev.waypost.payload.FileContent;
import dev.waypost.routing.RoutePlan;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is asked for into a change that may be stored, or refuses it. Stores nothing. */
final class CodeDecisions {
  private final Domains domains;
  private final Descriptions descriptions;
  private final Drawing drawing;
  private final ContentFiles files;
  private final InstantSource clock;
  private final SecureRandom random;
  private final TimeOrderedIds ids;

  CodeDecisions(
      Domains domains,
      Descriptions descriptions,
      Drawing drawing,
      ContentFiles files,
      InstantSource clock,
      SecureRandom random) {
    this.domains = domains;
    this.descriptions = descriptions;
    this.drawing = drawing;
    this.files = files;
    this.clock = clock;
    this.random = random;
    this.ids = new TimeOrderedIds(clock, random);
  }

  /** What changes a code that exists. */
  @FunctionalInterface
  interface Decision {
    /** The code after, with its old revision and times; the code itself where nothing changes. */
    Code apply(Code code);
  }

  /** The making of a code. Its key, if not asked for, is drawn anew with each call. */
  HistoryEntry create(
      Actor actor,
      NewCode request,
      @Nullable String reason,
      GroupPlan groups,
      PasswordHashing hashing) {
    CodeRules.checkReason(reason);
    RoutePlan plan = request.plan().applyTo(RoutePlan.PLAIN, hashing);
    CodeRules.check(request, plan, domains);
    if (actor.workspace().isSandbox() && request.key() != null) {
      KeyRules.checkInSandbox(request.key());
    }
    Code drawn = newCode(actor, request, plan);
    drawing.check(drawn);
    Code code =
        drawn.withDescription(
            descriptions.apply(actor, request.description(), Description.NONE, groups));
    return new HistoryEntry(1, code.createdAt(), actor.name(), Action.CREATED, null, code, reason);
  }

  /** The change of a code, or null where nothing changes. */
  @Nullable HistoryEntry change(
      Actor actor,
      Code before,
      @Nullable Set<Long> expectedRevisions,
      Action action,
      @Nullable String reason,
      Decision decision) {
    CodeRules.checkReason(reason);
    if (expectedRevisions != null && !expectedRevisions.contains(before.revision())) {
      throw revisionMismatch(before.id());
    }
    Code decided = completed(before, decision.apply(before));
    if (decided.equals(before)) {
      return null;
    }
    if (!decided.style().equals(before.style()) || !decided.content().equals(before.content())) {
      drawing.check(decided);
    }
    Code after = decided.asNextRevision(now());
    return new HistoryEntry(
        after.revision(), after.updatedAt(), actor.name(), action, before, after, reason);
  }

  private Code completed(Code before, Code after) {
    return after.content().equals(before.content())
        ? after
        : after.withContent(complete(after.workspace(), after.content()));
  }

  /** What a file is, is told by the store and not by who names it. */
  private Content complete(WorkspaceId workspace, Content content) {
    return content instanceof FileContent file
        ? file.with(files.find(workspace, file.file()))
        : content;
  }

  /** What a patch decides. */
  Decision patched(Actor actor, CodePatch patch, GroupPlan groups, PasswordHashing hashing) {
    return code -> {
      Code after = CodeRules.apply(patch, code, domains, hashing);
      return after.withDescription(
          descriptions.apply(actor, patch.description(), code.description(), groups));
    };
  }

  /**
   * What bringing back an earlier state decides.
   *
   * @param live the status that a code which is deleted had before
   */
  Decision restored(Actor actor, Code earlier, CodeStatus live) {
    return code -> {
      CodeStatus last = code.status() == CodeStatus.DELETED ? live : code.status();
      Code after = CodeRules.restore(earlier, code, last, domains, clock.instant());
      return after.withDescription(
          descriptions.restored(actor, earlier.description(), code.description()));
    };
  }

  /** What hashes the passwords of one call. */
  PasswordHashing passwords() {
    return new Passwords(random);
  }

  private Code newCode(Actor actor, NewCode request, RoutePlan plan) {
    Instant now = now();
    boolean dynamic = request.type() == CodeType.DYNAMIC;
    String key = request.key();
    return new Code(
        new CodeId("code_" + ids.next()),
        actor.workspace(),
        request.type(),
        complete(actor.workspace(), request.content()),
        dynamic ? domain(actor.workspace(), request.domain()).id() : null,
        dynamic ? (key != null ? key : KeyRules.generate(random)) : null,
        request.name(),
        request.status(),
        request.style(),
        request.expiresAt(),
        request.fallback(),
        plan,
        Description.NONE,
        1,
        now,
        now);
  }

  /** The domain of a new code: the one asked for, else the workspace's default. */
  private Domain domain(WorkspaceId workspace, @Nullable String host) {
    if (host == null) {
      return domains.defaultDomain(workspace);
    }
    return domains
        .usable(workspace, host)
        .orElseGet(() -> {
          String name = DomainAddress.nameIn(host);
          return domains.usable(workspace, name).orElseThrow(() -> unusable(workspace, name));
        });
  }

  private RefusedException unusable(WorkspaceId workspace, String host) {
    return domains.isClaimedBy(workspace, host)
        ? DomainRules.notVerified(host, "domain")
        : new RefusedException(
            Refusal.UNKNOWN_DOMAIN,
            "domain",
            "This workspace has no domain \""
                + host
                + "\". List the domains, or claim it and prove that it is yours.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static RefusedException keyTaken(String key) {
    return new RefusedException(
        Refusal.KEY_TAKEN,
        "key",
        "The key \""
            + key
            + "\" is or was another code's, or differs from its key only by letters that are read"
            + " alike (upper and lower case, O and 0, I, L and 1). Choose another one.");
  }

  static RefusedException externalIdTaken(Code code) {
    return new RefusedException(
        Refusal.EXTERNAL_ID_TAKEN,
        "external_id",
        "Another code has the external id \"%s\". Change that one, or upsert by the external id."
            .formatted(code.description().externalId()));
  }

  static RefusedException revisionMismatch(CodeId id) {
    return new RefusedException(
        Refusal.REVISION_MISMATCH,
        null,
        "The code \""
            + id
            + "\" has changed since you read it. Read it again and repeat your change on top of it.");
  }
}
