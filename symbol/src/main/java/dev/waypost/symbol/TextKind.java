package dev.waypost.symbol;

/** How the characters of a text are meant. */
enum TextKind {
  /** Any text. */
  PLAIN,
  /** Any text whose bytes are declared as UTF-8 before it, so that Kanji mode is not used. */
  DECLARED,
  /**
   * GS1 element strings after FNC1 in first position: U+001D separates elements; in alphanumeric
   * mode it is written as {@code %}, and {@code %} itself twice (7.4.8.2).
   */
  GS1;

  /** The separator of GS1 element strings. */
  static final char SEPARATOR = '\u001D';
}
