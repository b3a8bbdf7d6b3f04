package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.routing.rules.RedirectOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a code redirects, in its written form. */
final class RedirectForm {
  private static final List<String> NAMES =
      List.of("status_code", "utm", "parameters", "pass_query");

  /** The redirects of RFC 9110 §15.4 that a browser follows by itself. */
  private static final Set<Integer> STATUS_CODES = Set.of(301, 302, 307, 308);

  private RedirectForm() {}

  static RedirectPatch read(Node node) {
    if (node.isNull()) {
      return RedirectPatch.DEFAULT;
    }
    Members members = node.members(NAMES);
    return new RedirectPatch(
        members.has("status_code")
            ? Change.to(statusCode(members.at("status_code")))
            : Change.keep(),
        members.has("utm") ? Change.to(utm(members.at("utm"))) : Change.keep(),
        members.has("parameters") ? Change.to(others(members.at("parameters"))) : Change.keep(),
        members.has("pass_query")
            ? Change.to(!members.at("pass_query").isNull() && members.at("pass_query").truth())
            : Change.keep());
  }

  private static int statusCode(Node node) {
    if (node.isNull()) {
      return RedirectOptions.DEFAULT.statusCode();
    }
    int statusCode = (int) node.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (!STATUS_CODES.contains(statusCode)) {
      throw node.refused("is %d. Allowed are: 301, 302, 307, 308.".formatted(statusCode));
    }
    return statusCode;
  }

  private static @Nullable Map<String, @Nullable String> utm(Node node) {
    if (node.isNull()) {
      return null;
    }
    Members _ = node.members(RedirectPatch.UTM);
    return Parameters.changes(node);
  }

  private static @Nullable Map<String, @Nullable String> others(Node node) {
    if (node.isNull()) {
      return null;
    }
    Map<String, @Nullable String> others = Parameters.changes(node);
    for (String name : RedirectPatch.UTM) {
      if (others.containsKey(RedirectPatch.UTM_PREFIX + name)) {
        throw node.members()
            .at(RedirectPatch.UTM_PREFIX + name)
            .refused("has a place of its own. Send it as \"redirect.utm.%s\".".formatted(name));
      }
    }
    return others;
  }

  static Map<String, @Nullable Object> write(RedirectOptions options) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("status_code", (long) options.statusCode());
    object.put("utm", RedirectPatch.utm(options));
    object.put("parameters", RedirectPatch.others(options));
    object.put("pass_query", options.passQuery());
    return object;
  }
}
