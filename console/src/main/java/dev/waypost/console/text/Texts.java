package dev.waypost.console.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said to one person: in their language, with numbers and times as they write them. */
public final class Texts {
  private final Locale locale;
  private final ZoneId zone;
  private final Instant now;
  private final Map<String, String> translations;

  Texts(Locale locale, ZoneId zone, Instant now, Map<String, String> translations) {
    this.locale = locale;
    this.zone = zone;
    this.now = now;
    this.translations = translations;
  }

  /** The language as a tag, for {@code <html lang>}. */
  public String language() {
    return locale.getLanguage();
  }

  /** How numbers and times are written. */
  public Locale locale() {
    return locale;
  }

  /** In which zone times are shown. */
  public ZoneId zone() {
    return zone;
  }

  /** The moment of the visit. */
  public Instant now() {
    return now;
  }

  /** A text of somebody's in quotation marks. */
  public String quoted(String text) {
    return of("“{0}”", text);
  }

  /**
   * A text.
   *
   * @param english the wording that names it; {0}, {1}, … stand for the values
   */
  public String of(String english, Object... values) {
    String text = translations.getOrDefault(english, english);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", written(values[i]));
    }
    return text;
  }

  private String written(Object value) {
    return switch (value) {
      case Long number -> number(number);
      case Integer number -> number(number);
      default -> value.toString();
    };
  }

  /**
   * A text about a number.
   *
   * @param one what is said of one
   * @param many what is said of any other number, which is {0}
   */
  public String count(long number, String one, String many) {
    return number == 1 ? of(one) : of(many, number);
  }

  /** A whole number. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A number with so many digits after the point, at most. */
  public String number(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** A share from 0 to 1. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return format.format(share);
  }

  /** A day. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** A day in this year without the year. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            locale.getLanguage().equals("de") ? "d. MMM" : "d MMM", locale)
        .format(day);
  }

  /** The day of a moment. */
  public String day(Instant moment) {
    return day(LocalDate.ofInstant(moment, zone));
  }

  /** A moment. */
  public String time(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(moment);
  }

  /** How long ago a moment was, in the largest unit that fits; the day where that is long. */
  public String ago(@Nullable Instant moment) {
    if (moment == null) {
      return of("never");
    }
    Duration since = Duration.between(moment, now);
    if (since.toMinutes() < 1) {
      return of("just now");
    }
    if (since.toHours() < 1) {
      return count(since.toMinutes(), "a minute ago", "{0} minutes ago");
    }
    if (since.toDays() < 1) {
      return count(since.toHours(), "an hour ago", "{0} hours ago");
    }
    return since.toDays() < 7 ? count(since.toDays(), "a day ago", "{0} days ago") : day(moment);
  }
}
