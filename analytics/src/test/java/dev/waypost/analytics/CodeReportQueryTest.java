package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CodeReportQueryTest {
  private static final Instant FROM = Instant.parse("2026-05-04T10:00:00Z");

  @Test
  void namesTheDaysThatTheTimeTouches() {
    assertThat(query("2026-05-04T22:30:00Z", "2026-05-06T22:00:00Z", "Europe/Berlin").days())
        .containsExactly(LocalDate.of(2026, 5, 5), LocalDate.of(2026, 5, 6));
    assertThat(query("2026-05-04T18:29:59Z", "2026-05-04T18:30:01Z", "Asia/Kolkata").days())
        .containsExactly(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 5));
  }

  @Test
  void keepsADayThatBeginsAtOneOClock() {
    // Summer time began at midnight in São Paulo.
    assertThat(query("2018-11-03T12:00:00Z", "2018-11-05T12:00:00Z", "America/Sao_Paulo").days())
        .containsExactly(
            LocalDate.of(2018, 11, 3), LocalDate.of(2018, 11, 4), LocalDate.of(2018, 11, 5));
  }

  @Test
  void leavesOutADayThatAZoneNeverHad() {
    // Samoa moved across the date line.
    assertThat(query("2011-12-29T12:00:00Z", "2011-12-31T12:00:00Z", "Pacific/Apia").days())
        .containsExactly(
            LocalDate.of(2011, 12, 29), LocalDate.of(2011, 12, 31), LocalDate.of(2012, 1, 1));
  }

  @Test
  void refusesAnEndThatIsNotAfterTheBeginning() {
    assertThatThrownBy(() -> query(FROM, FROM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A report must end after it begins; 2026-05-04T10:00:00Z is not after"
                + " 2026-05-04T10:00:00Z.");
  }

  @Test
  void refusesMoreThanTenYears() {
    Instant tenYears = FROM.plus(Duration.ofDays(3_660));

    assertThat(query(FROM, tenYears).days()).hasSize(3_661);
    assertThatThrownBy(() -> query(FROM, tenYears.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A report covers at most 3660 days; 2026-05-04T10:00:00Z to ");
  }

  @Test
  void refusesYearsThatNoCalendarShows() {
    assertThatThrownBy(() -> query(Instant.MIN, FROM)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query(FROM, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A report covers times from 0001-01-02T00:00:00Z to 9999-12-30");
  }

  private static CodeReportQuery query(Instant from, Instant to) {
    return new CodeReportQuery("ws_1", "code_1", from, to, ZoneOffset.UTC);
  }

  private static CodeReportQuery query(String from, String to, String zone) {
    return new CodeReportQuery(
        "ws_1", "code_1", Instant.parse(from), Instant.parse(to), ZoneId.of(zone));
  }
}
