package dev.waypost.codes;

import dev.waypost.payload.Content;
import dev.waypost.routing.RoutePlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code as its owner sees it. Immutable: an edit makes another with the next revision.
 *
 * @param id never changes
 * @param workspace whose it is
 * @param type never changes
 * @param content what it carries
 * @param domainId the domain of its short URL; null for a static code
 * @param key the path of its short URL; null for a static code
 * @param name a title for people; null for none
 * @param status where it stands in its life
 * @param style how its image looks
 * @param expiresAt from this moment scans get the fallback or a page that says so; null for never
 * @param fallback where scans go while the code is paused, expired or retired; null for a page of
 *     ours
 * @param plan rules and whatever else it has beyond one destination, with addresses as its owner
 *     wrote them
 * @param description what owners note about it
 * @param revision 1 when made, one more with each edit
 * @param createdAt to the millisecond
 * @param updatedAt when the last edit was made, to the millisecond
 */
public record Code(
    CodeId id,
    WorkspaceId workspace,
    CodeType type,
    Content content,
    @Nullable String domainId,
    @Nullable String key,
    @Nullable String name,
    CodeStatus status,
    ImageStyle style,
    @Nullable Instant expiresAt,
    @Nullable String fallback,
    RoutePlan plan,
    Description description,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether the code is active by its owner's decision but past its time. */
  public boolean expiredAt(Instant time) {
    return status == CodeStatus.ACTIVE && expiresAt != null && !time.isBefore(expiresAt);
  }

  /** Whether the code is active by its owner's decision but has had all the scans it may have. */
  boolean expiredAfter(long scans) {
    Long most = plan.expiresAfterScans();
    return status == CodeStatus.ACTIVE && most != null && scans >= most;
  }

  /** The same with another content. */
  Code withContent(Content newContent) {
    return new Code(
        id,
        workspace,
        type,
        newContent,
        domainId,
        key,
        name,
        status,
        style,
        expiresAt,
        fallback,
        plan,
        description,
        revision,
        createdAt,
        updatedAt);
  }

  /** The same with another status. */
  Code withStatus(CodeStatus newStatus) {
    return new Code(
        id,
        workspace,
        type,
        content,
        domainId,
        key,
        name,
        newStatus,
        style,
        expiresAt,
        fallback,
        plan,
        description,
        revision,
        createdAt,
        updatedAt);
  }

  /** The same as the next revision, made at this time. */
  Code asNextRevision(Instant time) {
    return withRevision(revision + 1, time);
  }

  /** The same as another revision, made at this time. */
  Code withRevision(long newRevision, Instant time) {
    return new Code(
        id,
        workspace,
        type,
        content,
        domainId,
        key,
        name,
        status,
        style,
        expiresAt,
        fallback,
        plan,
        description,
        newRevision,
        createdAt,
        time);
  }

  /** The same with something else beyond its one destination. */
  Code withPlan(RoutePlan newPlan) {
    return new Code(
        id,
        workspace,
        type,
        content,
        domainId,
        key,
        name,
        status,
        style,
        expiresAt,
        fallback,
        newPlan,
        description,
        revision,
        createdAt,
        updatedAt);
  }

  /** The same with another description. */
  Code withDescription(Description newDescription) {
    return new Code(
        id,
        workspace,
        type,
        content,
        domainId,
        key,
        name,
        status,
        style,
        expiresAt,
        fallback,
        plan,
        newDescription,
        revision,
        createdAt,
        updatedAt);
  }
}
