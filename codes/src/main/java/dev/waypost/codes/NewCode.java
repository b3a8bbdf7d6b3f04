package dev.waypost.codes;

import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code to be made.
 *
 * @param key a custom key, or null for a generated one
 * @param domain the host of the domain it shall have, or null for the workspace's default
 * @param status {@link CodeStatus#DRAFT} or {@link CodeStatus#ACTIVE}
 */
public record NewCode(
    CodeType type,
    Content content,
    @Nullable String key,
    @Nullable String domain,
    @Nullable String name,
    CodeStatus status,
    ImageStyle style,
    @Nullable Instant expiresAt,
    @Nullable String fallback,
    PlanPatch plan,
    DescriptionPatch description) {

  /** The same with metadata that were written where all is text. */
  public NewCode withMetadataAsText() {
    return new NewCode(
        type,
        content,
        key,
        domain,
        name,
        status,
        style,
        expiresAt,
        fallback,
        plan,
        description.withMetadataAsText());
  }

  /** An active dynamic code with a generated key and everything else by default. */
  public static NewCode dynamic(Content content) {
    return new NewCode(
        CodeType.DYNAMIC,
        content,
        null,
        null,
        null,
        CodeStatus.ACTIVE,
        ImageStyle.DEFAULT,
        null,
        null,
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }
}
