package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.codes.Change.Keep;
import dev.waypost.codes.Change.To;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.routing.rules.RedirectOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in how a code redirects (RFC 7396).
 *
 * @param utm by the names that follow {@code utm_}; null for all of them to go, and by name the new
 *     value or null for one to go
 * @param parameters others, in the same way
 */
public record RedirectPatch(
    Change<Integer> statusCode,
    Change<@Nullable Map<String, @Nullable String>> utm,
    Change<@Nullable Map<String, @Nullable String>> parameters,
    Change<Boolean> passQuery) {
  /** Changes nothing. */
  static final RedirectPatch NONE =
      new RedirectPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep());

  /** Everything becomes what it is by default. */
  static final RedirectPatch DEFAULT =
      new RedirectPatch(
          Change.to(RedirectOptions.DEFAULT.statusCode()),
          Change.to(null),
          Change.to(null),
          Change.to(RedirectOptions.DEFAULT.passQuery()));

  /** The names of UTM parameters without {@code utm_}, in the order in which they are set. */
  static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content", "id");

  static final String UTM_PREFIX = "utm_";

  /** The options after the change: the parameters in their order, then those of UTM in theirs. */
  RedirectOptions applyTo(RedirectOptions before) {
    if (equals(NONE)) {
      return before;
    }
    Map<String, String> all = merged(parameters, others(before));
    Map<String, String> utmAfter = merged(utm, utm(before));
    for (String name : UTM) {
      String value = utmAfter.get(name);
      if (value != null) {
        all.put(UTM_PREFIX + name, value);
      }
    }
    if (all.size() > Parameters.MAX) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "redirect.parameters",
          "The code would have %d parameters, those of UTM included; at most %d are allowed."
              .formatted(all.size(), Parameters.MAX));
    }
    return new RedirectOptions(
        statusCode.applyTo(before.statusCode()),
        Words.inOrder(all),
        passQuery.applyTo(before.passQuery()));
  }

  private static Map<String, String> merged(
      Change<@Nullable Map<String, @Nullable String>> change, Map<String, String> before) {
    return switch (change) {
      case Keep<@Nullable Map<String, @Nullable String>> _ -> before;
      case To<@Nullable Map<String, @Nullable String>> to -> {
        Map<String, @Nullable String> asked = to.value();
        if (asked == null) {
          yield new LinkedHashMap<>();
        }
        asked.forEach((name, value) -> {
          if (value == null) {
            before.remove(name);
          } else {
            before.put(name, value);
          }
        });
        yield before;
      }
    };
  }

  /** Those of UTM by their names without {@code utm_}. */
  static Map<String, String> utm(RedirectOptions options) {
    Map<String, String> utm = new LinkedHashMap<>();
    for (String name : UTM) {
      String value = options.parameters().get(UTM_PREFIX + name);
      if (value != null) {
        utm.put(name, value);
      }
    }
    return utm;
  }

  /** Those that are none of UTM. */
  static Map<String, String> others(RedirectOptions options) {
    Map<String, String> others = new LinkedHashMap<>(options.parameters());
    UTM.forEach(name -> others.remove(UTM_PREFIX + name));
    return others;
  }
}
