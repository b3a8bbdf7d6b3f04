package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetStretchesTest {
  @Test
  void isOneStretchWhereTheOffsetNeverChanges() {
    Instant from = Instant.parse("2026-01-01T00:00:00.5Z");
    OffsetStretches stretches = OffsetStretches.of(ZoneOffset.ofHours(2), from, from.plusMillis(1));

    assertThat(stretches.startSeconds()).containsExactly(from.getEpochSecond());
    assertThat(stretches.endSeconds()).containsExactly(from.getEpochSecond() + 1);
    assertThat(stretches.offsetSeconds()).containsExactly(7_200);
  }

  @Test
  void changesWhereTheZoneDoes() {
    OffsetStretches stretches =
        OffsetStretches.of(
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"));

    assertThat(stretches.offsetSeconds()).containsExactly(3_600, 7_200, 3_600);
    assertThat(stretches.startSeconds().subList(1, 3))
        .containsExactly(
            Instant.parse("2026-03-29T01:00:00Z").getEpochSecond(),
            Instant.parse("2026-10-25T01:00:00Z").getEpochSecond());
  }

  @Test
  void coversEveryInstantOnceWithTheOffsetOfTheZone() {
    Random random = new Random(5);
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      Instant from = Instant.ofEpochMilli(random.nextLong(0, 1_900_000_000_000L));
      Duration length = Duration.ofMillis(random.nextLong(1, 3_660L * 86_400_000));
      OffsetStretches stretches = OffsetStretches.of(zone, from, from.plus(length));
      for (int i = 0; i < 20; i++) {
        Instant instant = from.plusMillis(random.nextLong(length.toMillis()));

        assertThat(offsetsAt(stretches, instant))
            .as("%s at %s", zone, instant)
            .isEqualTo(new int[] {zone.getRules().getOffset(instant).getTotalSeconds()});
      }
    }
  }

  private static int[] offsetsAt(OffsetStretches stretches, Instant instant) {
    return IntStream.range(0, stretches.offsetSeconds().size())
        .filter(i -> !instant.isBefore(Instant.ofEpochSecond(stretches.startSeconds().get(i))))
        .filter(i -> instant.isBefore(Instant.ofEpochSecond(stretches.endSeconds().get(i))))
        .map(i -> stretches.offsetSeconds().get(i))
        .toArray();
  }
}
