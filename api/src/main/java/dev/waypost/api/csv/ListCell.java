package dev.waypost.api.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists of texts in a cell, with semicolons or bars between them. A backslash in front of one of
 * these, or of another backslash, makes it a part of the text.
 */
public final class ListCell {
  private static final Pattern SPECIAL = Pattern.compile("[;|\\\\]");

  private ListCell() {}

  /** The texts as a cell. */
  static String of(List<String> elements) {
    return String.join(
        ";", elements.stream().map(text -> SPECIAL.matcher(text).replaceAll("\\\\$0")).toList());
  }

  /** The texts of a cell; one where nothing separates any. */
  public static List<String> elements(String cell) {
    List<String> elements = new ArrayList<>();
    var element = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length() && isSpecial(cell.charAt(i + 1))) {
        i++;
        element.append(cell.charAt(i));
      } else if (c == ';' || c == '|') {
        elements.add(element.toString());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString());
    return elements;
  }

  private static boolean isSpecial(char c) {
    return c == ';' || c == '|' || c == '\\';
  }
}
