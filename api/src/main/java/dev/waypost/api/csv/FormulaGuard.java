package dev.waypost.api.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running cells as formulas (OWASP, CSV Injection): a text that starts like
 * one gets an apostrophe in front. {@link #removed} takes it away again, so what was written and is
 * read is the same.
 */
public final class FormulaGuard {
  private static final Pattern RUN =
      Pattern.compile("'*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  private FormulaGuard() {}

  /** The text as a cell. */
  static String added(String text) {
    return RUN.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that a cell stands for. */
  public static String removed(String cell) {
    return cell.startsWith("'") && RUN.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
