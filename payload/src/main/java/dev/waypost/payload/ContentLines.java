package dev.waypost.payload;

import org.jspecify.annotations.Nullable;

/** Lines of {@code NAME:value} that end in CRLF, as vCard and iCalendar have them. */
final class ContentLines {
  private static final int MOST_OCTETS = 75;

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

  /** All lines, those of more than 75 octets folded (RFC 5545 §3.1). */
  String folded() {
    var folded = new StringBuilder();
    int octets = 0;
    for (int i = 0; i < lines.length(); ) {
      int point = lines.codePointAt(i);
      int length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (point == '\r') {
        octets = -2; // the line break itself
      } else if (octets + length > MOST_OCTETS) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(point);
      octets += length;
      i += Character.charCount(point);
    }
    return folded.toString();
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
