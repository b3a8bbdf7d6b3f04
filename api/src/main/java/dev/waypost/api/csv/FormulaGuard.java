package dev.waypost.api.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running cells as formulas (OWASP, CSV Injection): what starts like one
 * gets an apostrophe in front, at the start of a text and after each semicolon and tab, because
 * some spreadsheets split cells there. {@link #removed} takes it away again, so what was written
 * and is read is the same.
 */
public final class FormulaGuard {
  /** The characters that start a formula, with any apostrophes that stand before them. */
  private static final String RUN = "'*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

  private static final String AT_START = "(?<![^;\\t])";
  private static final Pattern OPEN = Pattern.compile(AT_START + "(?=" + RUN + ")");
  private static final Pattern GUARDED = Pattern.compile(AT_START + "'(?=" + RUN + ")");

  private FormulaGuard() {}

  /** The text as a cell. */
  public static String added(String text) {
    return OPEN.matcher(text).replaceAll("'");
  }

  /** The text that a cell stands for. */
  public static String removed(String cell) {
    return GUARDED.matcher(cell).replaceAll("");
  }
}
