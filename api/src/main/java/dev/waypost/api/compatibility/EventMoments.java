package dev.waypost.api.compatibility;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.payload.EventText.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Reads when an event begins and ends. */
final class EventMoments {
  private EventMoments() {}

  static Moment start(Fields data) {
    return moment(data, "start");
  }

  /** The end; the last of several days is meant to be part of the event. */
  static Moment end(Fields data, Moment start) {
    Moment end = moment(data, "end");
    if (!start.getClass().equals(end.getClass())) {
      throw invalid(
          data,
          "end",
          "Write \"start\" and \"end\" in the same way: both as days, or both as times with or without an offset.");
    }
    Moment after = end instanceof Moment.Day(LocalDate day) ? new Moment.Day(day.plusDays(1)) : end;
    if (!onClock(after).isAfter(onClock(start))) {
      throw invalid(data, "end", "\"end\" must lie after \"start\".");
    }
    return after;
  }

  private static Moment moment(Fields data, String name) {
    String written = data.text(name);
    if (written == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          data.path(name),
          "An event needs \"start\" and \"end\", such as 2026-03-01T18:00:00+01:00.");
    }
    try {
      Moment moment = parsed(written);
      int year = onClock(moment).getYear();
      if (year >= 1 && year < 9999) {
        return moment;
      }
    } catch (DateTimeParseException noMoment) {
      // falls through to the same answer as a year that can't be written
    }
    throw invalid(
        data,
        name,
        "\"%s\" is \"%s\". Write a moment such as 2026-03-01T18:00:00+01:00, a time such as 2026-03-01T18:00:00, or a day such as 2026-03-01."
            .formatted(data.path(name), written));
  }

  private static Moment parsed(String written) {
    if (written.length() == "2026-03-01".length()) {
      return new Moment.Day(LocalDate.parse(written));
    }
    boolean exact = written.matches(".*(Z|z|[+-]\\d\\d:\\d\\d)");
    return exact
        ? new Moment.Exact(OffsetDateTime.parse(written).toInstant())
        : new Moment.Local(LocalDateTime.parse(written));
  }

  private static LocalDateTime onClock(Moment moment) {
    return switch (moment) {
      case Moment.Exact(Instant instant) -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      case Moment.Local(LocalDateTime time) -> time;
      case Moment.Day(LocalDate day) -> day.atStartOfDay();
    };
  }

  private static ProblemException invalid(Fields data, String name, String detail) {
    return new ProblemException(ProblemCode.INVALID_VALUE, data.path(name), detail);
  }
}
