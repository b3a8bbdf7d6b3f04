package dev.waypost.payload;

import org.jspecify.annotations.Nullable;

/** Lines of {@code NAME:value} that end in CRLF, as vCard and iCalendar have them. */
final class ContentLines {
  private final StringBuilder lines = new StringBuilder();

  /** Adds a line whose value can stand as it is. */
  void add(String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("The value of " + name + " breaks the line.");
    }
    lines.append(name).append(':').append(value).append("\r\n");
  }

  /** Adds a line with a text; none where there is no text. */
  void addText(String name, @Nullable String text) {
    if (text != null) {
      add(name, escaped(text));
    }
  }

  /**
   * A text as a value (RFC 2426 §5, RFC 5545 §3.3.11): a backslash before backslashes, semicolons
   * and commas, {@code \n} for line breaks.
   */
  static String escaped(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replaceAll("\r\n|\r|\n", "\\\\n");
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
