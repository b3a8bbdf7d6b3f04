package dev.waypost.payload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event as phones read it from a symbol: the {@code VEVENT} of iCalendar (RFC 5545 §3.6.1)
 * alone, without the calendar, the {@code UID} and the {@code DTSTAMP} around it, which readers of
 * symbols don't need and which would make the symbol larger.
 *
 * @param end after the start and of the same kind
 */
public record EventText(
    String summary,
    Moment start,
    Moment end,
    @Nullable String location,
    @Nullable String description) {

  /** When something begins or ends. */
  public sealed interface Moment {
    /** At the same instant everywhere. */
    record Exact(Instant instant) implements Moment {}

    /** By the clock on the wall, wherever the reader is. */
    record Local(LocalDateTime time) implements Moment {}

    /** A whole day; as an end, the first day after (RFC 5545 §3.6.1). */
    record Day(LocalDate day) implements Moment {}
  }

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  /** The text, with every value escaped (RFC 5545 §3.3.11). */
  public String text() {
    var lines = new ContentLines();
    lines.add("BEGIN", "VEVENT");
    addFields(lines);
    lines.add("END", "VEVENT");
    return lines.toString();
  }

  /**
   * A whole calendar with the event alone (RFC 5545 §3.4), its lines folded.
   *
   * @param uid unique in the world
   * @param stamp when the event was last changed
   * @param url a web address; null for none
   */
  String calendar(String uid, Instant stamp, @Nullable String url) {
    var lines = new ContentLines();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Waypost//Waypost//EN");
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", uid);
    add(lines, "DTSTAMP", new Moment.Exact(stamp));
    addFields(lines);
    if (url != null) {
      lines.add("URL", WebAddress.location(url));
    }
    lines.add("END", "VEVENT");
    lines.add("END", "VCALENDAR");
    return lines.folded();
  }

  private void addFields(ContentLines lines) {
    lines.addText("SUMMARY", summary);
    add(lines, "DTSTART", start);
    add(lines, "DTEND", end);
    lines.addText("LOCATION", location);
    lines.addText("DESCRIPTION", description);
  }

  private static void add(ContentLines lines, String name, Moment moment) {
    switch (moment) {
      case Moment.Exact(Instant instant) ->
          lines.add(name, TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z");
      case Moment.Local(LocalDateTime time) -> lines.add(name, TIME.format(time));
      case Moment.Day(LocalDate day) -> lines.add(name + ";VALUE=DATE", DAY.format(day));
    }
  }
}
