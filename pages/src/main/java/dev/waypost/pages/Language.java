package dev.waypost.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which Waypost speaks to people who scan. */
public enum Language {
  /** English. */
  ENGLISH(Locale.ENGLISH),
  /** German. */
  GERMAN(Locale.GERMAN);

  /** Spoken where nobody said which. */
  public static final Language USUAL = ENGLISH;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** Its tag (BCP 47), such as {@code en}. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** By which dates and numbers are written. */
  public Locale locale() {
    return locale;
  }

  /** The one that a language tag is of, whatever its region; null where it is of none. */
  public static @Nullable Language of(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    String primary = tag.split("-", 2)[0];
    for (Language language : values()) {
      if (language.tag().equalsIgnoreCase(primary)) {
        return language;
      }
    }
    return null;
  }
}
