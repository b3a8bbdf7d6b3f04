package dev.waypost.api.compatibility;

import java.util.Locale;
import java.util.Map;

/** Operating systems as user agent parsers call them. */
final class OperatingSystems {
  private static final Map<String, String> WORDS =
      Map.of(
          "mac os", "macos",
          "mac os x", "macos",
          "mac", "macos",
          "chrome os", "chromeos",
          "chromium os", "chromeos",
          "ipados", "ios");

  private OperatingSystems() {}

  /** Our word for a system; another text as it is, which is refused where it is read. */
  static String word(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(word, word);
  }
}
