package dev.waypost.pages;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which way a text runs. */
public enum TextDirection {
  /** From the left to the right. */
  LEFT_TO_RIGHT("ltr"),
  /** From the right to the left. */
  RIGHT_TO_LEFT("rtl");

  /** Scripts that run from the right (ISO 15924; Unicode, "Right-to-left scripts"). */
  private static final Set<String> FROM_THE_RIGHT =
      Set.of(
          "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

  /** Languages that are written in such a script unless their tag names another. */
  private static final Set<String> USUALLY_FROM_THE_RIGHT =
      Set.of(
          "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc",
          "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

  private final String label;

  TextDirection(String label) {
    this.label = label;
  }

  /** Its name in HTML. */
  public String label() {
    return label;
  }

  /** That of a language, by the script that its tag (BCP 47) names or that is usual for it. */
  public static TextDirection of(@Nullable String languageTag) {
    if (languageTag == null) {
      return LEFT_TO_RIGHT;
    }
    Locale locale = Locale.forLanguageTag(languageTag);
    boolean fromTheRight =
        locale.getScript().isEmpty()
            ? USUALLY_FROM_THE_RIGHT.contains(locale.getLanguage())
            : FROM_THE_RIGHT.contains(locale.getScript());
    return fromTheRight ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  }
}
