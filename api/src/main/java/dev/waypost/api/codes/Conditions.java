package dev.waypost.api.codes;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   * The revisions that If-Match takes, or null where any will do.
   *
   * @throws ProblemException where the header is not a list of our tags
   */
  static @Nullable Set<Long> expectedRevisions(ApiRequest request) {
    List<String> headers = request.headers().getAll("If-Match");
    if (headers.isEmpty() || headers.stream().anyMatch(header -> header.strip().equals("*"))) {
      return null;
    }
    Set<Long> revisions = new HashSet<>();
    for (String given : String.join(",", headers).split(",", -1)) {
      var tag = TAG.matcher(given.strip());
      if (!tag.matches()) {
        throw new ProblemException(
            ProblemCode.REVISION_MISMATCH,
            "If-Match",
            "If-Match must be the ETag of the code as you read it, such as \"3\" with its quotes, a list of such, or *.");
      }
      revisions.add(Long.valueOf(tag.group(1)));
    }
    return revisions;
  }

  /** Refuses If-Match where the code is found by what it is, not by its address. */
  static void refuseExpectedRevision(ApiRequest request) {
    if (request.header("If-Match") != null) {
      throw new ProblemException(
          ProblemCode.REVISION_MISMATCH,
          "If-Match",
          "An upsert changes the code that it finds, whatever its revision, so it takes no If-Match. Change the code by its id with PATCH.");
    }
  }
}
