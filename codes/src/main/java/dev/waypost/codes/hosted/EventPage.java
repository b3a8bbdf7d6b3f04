package dev.waypost.codes.hosted;

import dev.waypost.codes.Code;
import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Language;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
import dev.waypost.payload.EventContent;
import dev.waypost.payload.EventText.Moment;
import dev.waypost.payload.UriTexts;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.Target.PageTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** An event, by the clock of where it is, to be kept in a calendar. */
final class EventPage {
  private static final String FILE = "event.ics";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private EventPage() {}

  static PageTarget of(EventContent event, Code code) {
    var body =
        new HostedBody()
            .heading(event.title())
            .below(Wording.spoken(language -> when(event, day(language))))
            .attachment(Phrase.ADD_TO_CALENDAR, FILE, true)
            .action(Phrase.ADD_TO_GOOGLE, google(event), false);
    if (event.url() != null) {
      body.action(
          Phrase.OPEN_SITE.with(WebAddress.displayHost(event.url())),
          WebAddress.location(event.url()),
          false);
    }
    if (event.location() != null) {
      body.beginValues().value(Phrase.WHERE, event.location()).endValues();
    }
    if (event.description() != null) {
      body.text(event.description());
    }
    String calendar = event.calendar(code.id().value() + "@waypost", code.updatedAt());
    return new PageTarget(
        event.title(),
        body.html(),
        List.of(new Attachment(FILE, "text/calendar", new Attachment.Body.Text(calendar))));
  }

  private static DateTimeFormatter day(Language language) {
    String pattern =
        switch (language) {
          case ENGLISH -> "EEEE, d MMMM uuuu";
          case GERMAN -> "EEEE, d. MMMM uuuu";
        };
    return DateTimeFormatter.ofPattern(pattern, language.locale());
  }

  private static String when(EventContent event, DateTimeFormatter day) {
    return switch (event.first()) {
      case Moment.Day(LocalDate from) -> days(from, event.last(), day);
      case Moment.Exact(Instant from) -> times(event, from, day);
      case Moment.Local(var time) -> day.format(time) + ", " + TIME.format(time);
    };
  }

  private static String days(LocalDate from, Moment after, DateTimeFormatter day) {
    LocalDate last = after instanceof Moment.Day(LocalDate next) ? next.minusDays(1) : from;
    return last.equals(from) ? day.format(from) : day.format(from) + " – " + day.format(last);
  }

  private static String times(EventContent event, Instant from, DateTimeFormatter day) {
    ZoneId zone = zone(event);
    ZonedDateTime begin = from.atZone(zone);
    ZonedDateTime end = (event.last() instanceof Moment.Exact(Instant to) ? to : from).atZone(zone);
    String last =
        begin.toLocalDate().equals(end.toLocalDate())
            ? TIME.format(end)
            : day.format(end) + ", " + TIME.format(end);
    return "%s, %s – %s (%s)"
        .formatted(
            day.format(begin),
            TIME.format(begin),
            last,
            event.timeZone() == null ? "UTC" + offset(begin) : event.timeZone());
  }

  private static String offset(ZonedDateTime time) {
    return time.getOffset().equals(ZoneOffset.UTC) ? "" : time.getOffset().getId();
  }

  private static ZoneId zone(EventContent event) {
    return event.timeZone() == null
        ? OffsetDateTime.parse(event.start()).getOffset()
        : ZoneId.of(event.timeZone());
  }

  /** The address by which Google's calendar is asked to add an event. */
  private static String google(EventContent event) {
    var address =
        new StringBuilder("https://calendar.google.com/calendar/render?action=TEMPLATE&text=")
            .append(UriTexts.encoded(event.title()))
            .append("&dates=")
            .append(basic(event.first()))
            .append('/')
            .append(basic(event.last()));
    if (event.location() != null) {
      address.append("&location=").append(UriTexts.encoded(event.location()));
    }
    if (event.description() != null) {
      address.append("&details=").append(UriTexts.encoded(event.description()));
    }
    return address.toString();
  }

  private static String basic(Moment moment) {
    return switch (moment) {
      case Moment.Exact(Instant instant) -> UTC.format(instant);
      case Moment.Day(LocalDate day) -> day.format(DateTimeFormatter.BASIC_ISO_DATE);
      case Moment.Local(var time) -> UTC.format(time.toInstant(ZoneOffset.UTC));
    };
  }
}
