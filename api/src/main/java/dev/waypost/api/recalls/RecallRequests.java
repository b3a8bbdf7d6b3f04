package dev.waypost.api.recalls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.FilterForm;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Change;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.RecallChange;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.payload.WebAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what shall be recalled. */
final class RecallRequests {
  private static final List<String> FIELDS =
      List.of("filter", "set", "reason", "preview", "expected_codes");
  private static final List<String> SET_FIELDS = List.of("destination", "status", "fallback");
  private static final List<String> STATUSES = List.of("active", "paused", "archived", "retired");

  private final FilterForm filters;

  RecallRequests(FindParameters find) {
    this.filters = new FilterForm(find);
  }

  /**
   * What is asked for.
   *
   * @param expectedCodes how many codes the preview matched; null in a preview
   */
  record Asked(
      CodeFilter filter, RecallChange change, String reason, @Nullable Long expectedCodes) {}

  Asked read(ApiRequest request) {
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    fields.refuseNulls(List.of("preview", "expected_codes"));
    CodeFilter filter = filters.read(request, fields);
    if (filter == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "filter",
          "Which codes? Send \"filter\" with what finds them; {} is all codes.");
    }
    RecallChange change = change(fields);
    String reason = reason(fields);
    boolean preview = Boolean.TRUE.equals(fields.truth("preview"));
    Long expected = fields.wholeNumber("expected_codes", 0, Long.MAX_VALUE);
    if (!preview && expected == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "expected_codes",
          "Preview the recall first, with \"preview\": true, and send the \"codes\" of that answer as \"expected_codes\".");
    }
    return new Asked(filter, change, reason, preview ? null : expected);
  }

  private static String reason(Fields fields) {
    String reason = fields.text("reason");
    if (reason == null || reason.isBlank()) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "reason",
          "Why are the codes recalled? Send \"reason\"; it stands in the history of each.");
    }
    return reason;
  }

  private static RecallChange change(Fields fields) {
    Fields set = fields.object("set", SET_FIELDS);
    if (set == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "set",
          "What shall happen to the codes? Send \"set\" with at least one of: "
              + String.join(", ", SET_FIELDS)
              + ".");
    }
    set.refuseNulls(List.of("destination", "status"));
    String destination = set.text("destination");
    if (destination != null) {
      WebAddress.parse(destination, "set.destination");
    }
    String fallback = set.text("fallback");
    if (fallback != null) {
      WebAddress.parse(fallback, "set.fallback");
    }
    String status = set.oneOf("status", STATUSES);
    return new RecallChange(
        destination,
        status == null ? null : CodeStatus.valueOf(status.toUpperCase(Locale.ROOT)),
        set.has("fallback") ? Change.to(fallback) : Change.keep());
  }

  /** Why it is undone; the body may be empty, for it has one field and that may be absent. */
  static @Nullable String undoReason(ApiRequest request) {
    if (request.body().length == 0) {
      return null;
    }
    ObjectNode body = JsonBody.object(request.body());
    return Fields.of(body, List.of("reason")).text("reason");
  }
}
