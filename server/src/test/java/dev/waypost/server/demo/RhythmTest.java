package dev.waypost.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of day by the part of the scans that have come. */
class RhythmTest {
  @ParameterizedTest
  @EnumSource
  void theTimeOfAPartIsTheTimeAtWhichThatPartHasCome(Rhythm rhythm) {
    assertThat(rhythm.passed(LocalTime.MIN)).isZero();
    LocalTime before = LocalTime.MIN;
    for (double part = 0.001; part < 1; part += 0.013) {
      LocalTime time = rhythm.time(part);
      assertThat(time).isAfterOrEqualTo(before);
      assertThat(Math.abs(rhythm.passed(time) - part)).isLessThan(1e-6);
      before = time;
    }
  }
}
