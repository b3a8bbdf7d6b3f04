package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.payload.EventText.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final Moment START = new Moment.Exact(Instant.parse("2026-07-01T16:00:00Z"));
  private static final Moment END = new Moment.Exact(Instant.parse("2026-07-01T21:30:00Z"));

  @Test
  void anEventIsWrittenInUtc() {
    assertThat(new EventText("Party; all, welcome", START, END, "Hall", "Music\nFood").text())
        .isEqualTo(
            String.join(
                "\r\n",
                "BEGIN:VEVENT",
                "SUMMARY:Party\\; all\\, welcome",
                "DTSTART:20260701T160000Z",
                "DTEND:20260701T213000Z",
                "LOCATION:Hall",
                "DESCRIPTION:Music\\nFood",
                "END:VEVENT",
                ""));
  }

  @Test
  void timesOnTheWallHaveNoZoneAndDaysNoTime() {
    assertThat(
            new EventText(
                    "x",
                    new Moment.Local(LocalDateTime.parse("2026-07-01T18:00:00")),
                    new Moment.Local(LocalDateTime.parse("2026-07-01T19:00:05")),
                    null,
                    null)
                .text())
        .contains("DTSTART:20260701T180000\r\n", "DTEND:20260701T190005\r\n");
    assertThat(
            new EventText(
                    "x",
                    new Moment.Day(LocalDate.parse("2026-07-01")),
                    new Moment.Day(LocalDate.parse("2026-07-03")),
                    null,
                    null)
                .text())
        .contains("DTSTART;VALUE=DATE:20260701\r\n", "DTEND;VALUE=DATE:20260703\r\n");
  }

  @Property
  void noTextAddsALine(@ForAll String summary, @ForAll String location, @ForAll String text) {
    assertThat(new EventText(summary, START, END, location, text).text().split("\r\n|\r|\n", -1))
        .hasSize(8);
  }
}
