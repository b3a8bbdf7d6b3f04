package dev.waypost.api.codes;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.Change;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.Content;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields that creating and changing a code have in common. */
final class CodeFields {
  /** The statuses that a request may name. */
  static final List<String> STATUSES = List.of("draft", "active", "paused", "archived", "retired");

  /** The fields that may be given when a code is made and when it is changed. */
  static final List<String> SHARED =
      Stream.concat(
              Stream.of(
                  "content",
                  "destination",
                  "name",
                  "status",
                  "style",
                  "expires",
                  "fallback",
                  "reason"),
              Stream.of(StyleFields.NAMES, PlanForm.NAMES, DescriptionFields.NAMES)
                  .flatMap(List::stream))
          .toList();

  /** The fields that may be given when a code is made. */
  static final List<String> NEW =
      Stream.concat(Stream.of("type", "key", "domain"), SHARED.stream()).toList();

  private CodeFields() {}

  /**
   * What the code carries, from {@code destination} or {@code content}; null where neither is
   * there.
   */
  static @Nullable Content content(Fields fields) {
    String destination = fields.text("destination");
    Map<String, @Nullable Object> content = fields.tree("content");
    if (destination != null && content != null) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          "destination",
          "\"destination\" is short for content of kind \"url\". Send \"destination\" or \"content\", not both.");
    }
    if (destination != null) {
      WebAddress.parse(destination, "destination");
      return new UrlContent(destination);
    }
    return content == null ? null : content(content);
  }

  private static Content content(Map<String, @Nullable Object> content) {
    Object named = content.remove("kind");
    if (!(named instanceof String kind)) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "content.kind",
          "\"content\" needs a \"kind\": one of " + String.join(", ", Content.kinds()) + ".");
    }
    try {
      return Content.of(kind, content);
    } catch (InvalidContentException e) {
      throw new InvalidContentException(
          e.problem(), "content." + e.field(), e.getMessage() == null ? "" : e.getMessage());
    }
  }

  /** The status, or null where it is absent. */
  static @Nullable CodeStatus status(Fields fields) {
    fields.refuseNull("status");
    String status = fields.oneOf("status", STATUSES);
    return status == null ? null : CodeStatus.valueOf(status.toUpperCase(Locale.ROOT));
  }

  /** What is said of the moment in {@code expires.at}; null for never. */
  static Change<@Nullable Instant> expiresAt(Fields fields) {
    if (!fields.has("expires")) {
      return Change.keep();
    }
    Fields expires = expires(fields);
    if (expires == null) {
      return Change.to(null);
    }
    return expires.has("at") ? Change.to(expires.instant("at")) : Change.keep();
  }

  /** What the code shall have beyond one destination, the number of its scans included. */
  static PlanPatch plan(Fields fields) {
    PlanPatch plan = PlanForm.read(fields.trees(PlanForm.NAMES));
    if (!fields.has("expires")) {
      return plan;
    }
    Fields expires = expires(fields);
    if (expires == null) {
      return plan.withExpiresAfterScans(Change.to(null));
    }
    return expires.has("after_scans")
        ? plan.withExpiresAfterScans(
            Change.to(expires.wholeNumber("after_scans", 1, PlanForm.MAX_SCANS)))
        : plan;
  }

  private static @Nullable Fields expires(Fields fields) {
    Fields expires = fields.object("expires", List.of("at", "after_scans"));
    if (expires != null && !expires.has("at") && !expires.has("after_scans")) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          expires.path("at"),
          "\"expires\" needs \"at\", \"after_scans\", or both. For a code that never expires, send null for \"expires\".");
    }
    return expires;
  }

  /** The fallback, or null for none. */
  static @Nullable String fallback(Fields fields) {
    String fallback = fields.text("fallback");
    if (fallback != null) {
      WebAddress.parse(fallback, "fallback");
    }
    return fallback;
  }
}
