package dev.waypost.codes.rules;

import java.util.Locale;
import java.util.Set;

/** Names of rules, factors and options, under which scans are logged and reported. */
final class Names {
  private static final int MAX_CHARS = 64;

  private Names() {}

  /**
   * A name.
   *
   * @param taken those that are taken, in lower case; this one is added
   */
  static String read(Node node, Set<String> taken) {
    String name = node.line(MAX_CHARS);
    if (node.checked()) {
      if (name.isBlank() || !name.equals(name.strip())) {
        throw node.refused("is empty or starts or ends with a space.");
      }
      requireFree(node, name, taken);
    }
    return name;
  }

  /** Refuses a name that is taken, whatever its case. */
  static void requireFree(Node node, String name, Set<String> taken) {
    if (!taken.add(name.toLowerCase(Locale.ROOT)) && node.checked()) {
      throw node.refused(
          "would be \"%s\", which another one beside it is called. Give each a name of its own."
              .formatted(name));
    }
  }
}
