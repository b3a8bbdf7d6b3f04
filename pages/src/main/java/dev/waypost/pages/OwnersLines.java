package dev.waypost.pages;

import org.jspecify.annotations.Nullable;

/**
 * A text of an owner's, maybe of several lines, as a paragraph. Where it runs from the right, lines
 * that don't, such as a phone number, are set apart: their figures would change places otherwise
 * (Unicode Standard Annex 9, rules W2 and N1).
 */
final class OwnersLines {
  /** Beyond so many, what sets lines apart would take more bytes than a page has. */
  private static final int MOST_LINES = 100;

  private OwnersLines() {}

  /**
   * The paragraph.
   *
   * @param attributes of the element but its direction, which the caller has escaped, each after a
   *     blank
   */
  static String of(String attributes, String text) {
    TextDirection direction = direction(text);
    String[] lines = text.split("\n", -1);
    if (!runsFromTheRight(text) || direction == null || lines.length > MOST_LINES) {
      return "<p%s dir=\"auto\">%s</p>".formatted(attributes, Html.escaped(text));
    }
    var html =
        new StringBuilder("<p")
            .append(attributes)
            .append(" dir=\"")
            .append(direction.label())
            .append("\">");
    for (int i = 0; i < lines.length; i++) {
      boolean alike = lines[i].isBlank() || direction.equals(direction(lines[i]));
      String line = Html.escaped(lines[i]);
      html.append(i == 0 ? "" : "\n").append(alike ? line : "<bdi>" + line + "</bdi>");
    }
    return html.append("</p>").toString();
  }

  private static boolean runsFromTheRight(String text) {
    return text.codePoints().anyMatch(OwnersLines::isFromTheRight);
  }

  /** That of the first character that has one; null where none has. */
  private static @Nullable TextDirection direction(String text) {
    return text.codePoints()
        .filter(character ->
            isFromTheRight(character)
                || Character.getDirectionality(character) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
        .mapToObj(character ->
            isFromTheRight(character) ? TextDirection.RIGHT_TO_LEFT : TextDirection.LEFT_TO_RIGHT)
        .findFirst()
        .orElse(null);
  }

  private static boolean isFromTheRight(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          true;
      default -> false;
    };
  }
}
