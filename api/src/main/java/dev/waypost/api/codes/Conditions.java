package dev.waypost.api.codes;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.Code;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags of codes (RFC 9110 §8.8.3): the edit revision. Scans do not change it. */
final class Conditions {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private Conditions() {}

  static String tag(Code code) {
    return "\"" + code.revision() + "\"";
  }

  /**
   * The revision that If-Match asks for, or null where any will do.
   *
   * @throws ProblemException where the header is not one of our tags
   */
  static @Nullable Long expectedRevision(ApiRequest request) {
    String header = request.header("If-Match");
    if (header == null || header.strip().equals("*")) {
      return null;
    }
    var tag = TAG.matcher(header.strip());
    if (!tag.matches()) {
      throw new ProblemException(
          ProblemCode.REVISION_MISMATCH,
          "If-Match",
          "If-Match must be the ETag of the code as you read it, such as \"3\" with its quotes, or *.");
    }
    return Long.valueOf(tag.group(1));
  }
}
