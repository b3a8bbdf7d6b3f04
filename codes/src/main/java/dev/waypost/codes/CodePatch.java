package dev.waypost.codes;

import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.Content;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a code. Id, type, domain and key can't change: they may be in print.
 *
 * @param style from the style as it is to the style as it shall be
 */
public record CodePatch(
    Change<Content> content,
    Change<@Nullable String> name,
    Change<CodeStatus> status,
    UnaryOperator<ImageStyle> style,
    Change<@Nullable Instant> expiresAt,
    Change<@Nullable String> fallback,
    PlanPatch plan,
    DescriptionPatch description) {

  /** The same with metadata that were written where all is text. */
  public CodePatch withMetadataAsText() {
    return new CodePatch(
        content, name, status, style, expiresAt, fallback, plan, description.withMetadataAsText());
  }

  /** Changes the content and nothing else. */
  public static CodePatch content(Content content) {
    return new CodePatch(
        Change.to(content),
        Change.keep(),
        Change.keep(),
        UnaryOperator.identity(),
        Change.keep(),
        Change.keep(),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }

  /** Changes the status and nothing else. */
  public static CodePatch status(CodeStatus status) {
    return new CodePatch(
        Change.keep(),
        Change.keep(),
        Change.to(status),
        UnaryOperator.identity(),
        Change.keep(),
        Change.keep(),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }
}
