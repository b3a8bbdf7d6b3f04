package dev.waypost.pages;

/** Escaping for HTML text and double-quoted attribute values (HTML Living Standard §13.3). */
public final class Html {
  private Html() {}

  /** The text with the five characters that HTML reads as markup replaced. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
