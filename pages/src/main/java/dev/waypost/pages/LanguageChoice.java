package dev.waypost.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said in several languages in HTML that is kept: the usual language stands there as it is,
 * the others behind it in comments, {@code <!--:-->Save<!--de:Speichern--><!--/:-->}. Whoever does
 * not know of this sees the usual language. Texts of others can't end a comment, because escaping
 * takes every {@code >} out of them.
 */
final class LanguageChoice {
  /** How a choice begins. */
  static final String BEGIN = "<!--:-->";

  private static final String END = "<!--/:-->";
  private static final Pattern CHOICE = Pattern.compile(BEGIN + "(.*?)" + END, Pattern.DOTALL);

  private LanguageChoice() {}

  /** A wording in all languages; in one where that is the same in all. */
  static String of(Wording wording) {
    String said = wording.html(Language.USUAL);
    var others = new StringBuilder();
    for (Language language : Language.values()) {
      String other = wording.html(language);
      if (!other.equals(said)) {
        others.append(beginOf(language)).append(other).append("-->");
      }
    }
    return others.isEmpty() ? said : BEGIN + said + others + END;
  }

  /**
   * The HTML with what is said in a language alone, or in the usual one where there is no other.
   */
  static String in(Language language, String html) {
    if (!html.contains(BEGIN)) {
      return html;
    }
    return CHOICE
        .matcher(html)
        .replaceAll(choice -> Matcher.quoteReplacement(chosen(language, choice.group(1))));
  }

  private static String chosen(Language language, String choice) {
    String begin = beginOf(language);
    int from = choice.indexOf(begin);
    if (from >= 0) {
      int start = from + begin.length();
      return choice.substring(start, choice.indexOf("-->", start));
    }
    int others = choice.indexOf("<!--");
    return others < 0 ? choice : choice.substring(0, others);
  }

  private static String beginOf(Language language) {
    return "<!--" + language.tag() + ":";
  }
}
