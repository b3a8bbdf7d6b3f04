package dev.waypost.payload;

import dev.waypost.payload.EventText.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param title what it is called
 * @param start a moment with its offset (RFC 3339), a time in {@code timeZone} such as {@code
 *     2027-05-01T19:00}, or a day
 * @param end the same; a day is the last one. Null for an hour after the start, or one day
 * @param timeZone by its name in the tz database; null where the times have offsets or are days
 */
public record EventContent(
    String title,
    String start,
    @Nullable String end,
    @Nullable String timeZone,
    @Nullable String location,
    @Nullable String description,
    @Nullable String url)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "event";

  private static final List<String> FIELDS =
      List.of("title", "start", "end", "time_zone", "location", "description", "url");
  private static final int LINE_MOST_CHARS = 200;
  private static final int DESCRIPTION_MOST_CHARS = 2000;

  static EventContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, FIELDS);
    return new EventContent(
        fields.requiredText("title"),
        fields.requiredText("start"),
        fields.text("end"),
        fields.text("time_zone"),
        fields.text("location"),
        fields.text("description"),
        fields.text("url"));
  }

  @Override
  public void check() {
    Texts.line("title", title, LINE_MOST_CHARS);
    Texts.line("location", location, LINE_MOST_CHARS);
    Texts.lines("description", description, DESCRIPTION_MOST_CHARS);
    Texts.webAddress("url", url);
    Moment begin = moment("start", start);
    Moment finish = end == null ? null : moment("end", end);
    if (begin instanceof Moment.Day && timeZone != null) {
      throw Texts.invalid("time_zone", "A day has no time zone. Leave \"time_zone\" out.");
    }
    if (finish != null) {
      checkOrder(begin, finish);
    }
  }

  private static void checkOrder(Moment begin, Moment finish) {
    boolean ordered =
        switch (begin) {
          case Moment.Exact(Instant from) ->
              finish instanceof Moment.Exact(Instant to) && to.isAfter(from);
          case Moment.Day(LocalDate from) ->
              finish instanceof Moment.Day(LocalDate to) && !to.isBefore(from);
          case Moment.Local _ -> false;
        };
    if (!ordered) {
      throw Texts.invalid(
          "end",
          "\"end\" must be after \"start\" and written like it: both with a time, or both as days.");
    }
  }

  /** A time becomes an instant, because not every reader knows every time zone. */
  private Moment moment(String field, String text) {
    try {
      if (text.length() == 10) {
        return new Moment.Day(LocalDate.parse(text));
      }
      if (timeZone == null) {
        return new Moment.Exact(OffsetDateTime.parse(text).toInstant());
      }
      return new Moment.Exact(LocalDateTime.parse(text).atZone(zone()).toInstant());
    } catch (DateTimeParseException e) {
      throw Texts.invalid(
          field,
          timeZone == null
              ? "\"%s\" is \"%s\". Write a moment with its offset, such as 2027-05-01T19:00:00+02:00, a day such as 2027-05-01, or a time such as 2027-05-01T19:00 with a \"time_zone\"."
                  .formatted(field, text)
              : "\"%s\" is \"%s\". With a \"time_zone\", write a time without an offset, such as 2027-05-01T19:00."
                  .formatted(field, text));
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    } catch (DateTimeException e) {
      throw Texts.invalid(
          "time_zone",
          "\"time_zone\" is \"%s\". Write a name of the tz database, such as Europe/Berlin."
              .formatted(timeZone));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return new EventText(title, first(), last(), location, description).text();
  }

  /** When it begins. */
  public Moment first() {
    return moment("start", start);
  }

  /** When it ends; of days, the first one after (RFC 5545 §3.6.1). */
  public Moment last() {
    Moment finish = end == null ? null : moment("end", end);
    return switch (first()) {
      case Moment.Exact(Instant from) ->
          finish == null ? new Moment.Exact(from.plusSeconds(3600)) : finish;
      case Moment.Day(LocalDate from) ->
          new Moment.Day(
              finish instanceof Moment.Day(LocalDate to) ? to.plusDays(1) : from.plusDays(1));
      case Moment.Local local -> local;
    };
  }

  /**
   * A whole calendar with this event alone (RFC 5545 §3.4).
   *
   * @param uid unique in the world and the same for the same event
   * @param stamp when it was last changed
   */
  public String calendar(String uid, Instant stamp) {
    return new EventText(title, first(), last(), location, description).calendar(uid, stamp, url);
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("title", title)
        .put("start", start)
        .put("end", end)
        .put("time_zone", timeZone)
        .put("location", location)
        .put("description", description)
        .put("url", url)
        .values();
  }
}
