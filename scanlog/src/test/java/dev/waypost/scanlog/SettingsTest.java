package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** {@link ScanLogSettings} and {@link FollowerSettings}. */
class SettingsTest {
  private static final Path DIRECTORY = Path.of("log");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theDefaultsAreAsDocumented() {
    assertThat(ScanLogSettings.in(DIRECTORY))
        .isEqualTo(new ScanLogSettings(DIRECTORY, 64L << 20, Duration.ofMillis(10)));
    assertThat(FollowerSettings.defaults())
        .isEqualTo(
            new FollowerSettings(
                5000,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10)));
  }

  @Test
  void valuesOutsideTheirBoundsAreRefusedByName() {
    refused("segmentMaxBytes", () -> new ScanLogSettings(DIRECTORY, (16 << 10) - 1, SECOND));
    refused("segmentMaxBytes", () -> new ScanLogSettings(DIRECTORY, (1L << 30) + 1, SECOND));
    refused("syncInterval", () -> new ScanLogSettings(DIRECTORY, 1 << 20, Duration.ZERO));
    refused("maxBytes", () -> new ScanLogSettings(DIRECTORY, 1 << 20, SECOND, (4 << 20) - 1));
    refused("segmentMaxBytes", () -> ScanLogSettings.in(DIRECTORY).atMost((64 << 10) - 1));
    refused("syncInterval", () -> new ScanLogSettings(DIRECTORY, 1 << 20, Duration.ofHours(1)));
    refused("maxBatch", () -> follower(0, SECOND, SECOND, SECOND, SECOND));
    refused("maxBatch", () -> follower(1_000_001, SECOND, SECOND, SECOND, SECOND));
    refused("minimumInterval", () -> follower(1, SECOND.negated(), SECOND, SECOND, SECOND));
    refused("minimumInterval", () -> follower(1, Duration.ofHours(1), SECOND, SECOND, SECOND));
    refused("firstRetry", () -> follower(1, SECOND, Duration.ZERO, SECOND, SECOND));
    refused("longestRetry", () -> follower(1, SECOND, SECOND, Duration.ofMillis(1), SECOND));
    refused("closeTimeout", () -> follower(1, SECOND, SECOND, SECOND, Duration.ZERO));
  }

  private static FollowerSettings follower(
      int maxBatch, Duration interval, Duration first, Duration longest, Duration close) {
    return new FollowerSettings(maxBatch, interval, first, longest, close);
  }

  private static void refused(String name, ThrowingCallable creation) {
    assertThatThrownBy(creation)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " is ")
        .hasMessageContaining("allowed are");
  }
}
