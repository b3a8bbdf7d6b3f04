package dev.waypost.console.codes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Moments as forms have them: a local time or a day, in the zone of whoever looks. */
public final class Moments {
  private Moments() {}

  /** A moment as browsers take it, to the fraction of a second; what is none, as it was typed. */
  public static String local(String moment, ZoneId zone) {
    try {
      return moment.isEmpty()
          ? ""
          : LocalDateTime.ofInstant(Instant.parse(moment), zone).toString();
    } catch (DateTimeParseException notAMoment) {
      return moment;
    }
  }

  /** A local time as a moment; what is none goes on as it is, for the API to refuse. */
  public static String moment(String local, ZoneId zone) {
    try {
      return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
    } catch (DateTimeParseException notATime) {
      return local;
    }
  }

  /** The end of a day as a moment; what is none goes on as it is, for the API to refuse. */
  public static String endOfDay(String day, ZoneId zone) {
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant().toString();
    } catch (DateTimeParseException notADay) {
      return day;
    }
  }

  /** The last day before a moment, as browsers take it; what is none, as it was typed. */
  public static String lastDay(String moment, ZoneId zone) {
    try {
      return moment.isEmpty()
          ? ""
          : LocalDate.ofInstant(Instant.parse(moment).minusMillis(1), zone).toString();
    } catch (DateTimeParseException notAMoment) {
      return moment;
    }
  }
}
