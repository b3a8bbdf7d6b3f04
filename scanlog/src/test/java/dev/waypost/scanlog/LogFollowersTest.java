package dev.waypost.scanlog;

import static dev.waypost.scanlog.Scans.PATIENCE;
import static dev.waypost.scanlog.Scans.append;
import static dev.waypost.scanlog.Scans.await;
import static dev.waypost.scanlog.Scans.awaitDurable;
import static dev.waypost.scanlog.Scans.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.scanlog.InMemorySink.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowersTest {
  private static final int MANY = 800;
  private static final FollowerSettings QUICK =
      new FollowerSettings(40, Duration.ZERO, Scans.AT_ONCE, Scans.AT_ONCE, Duration.ofSeconds(10));

  @TempDir Path directory;

  @AutoClose private final RecordedMessages messages = RecordedMessages.capture();

  private final InMemorySink first = new InMemorySink("first");
  private final InMemorySink second = new InMemorySink("second");

  @Test
  void deletesNothingThatOneFollowerStillNeeds() throws Exception {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      long all = log.status().bytesOnDisk();
      second.next = () -> Outcome.REFUSE;
      try (LogFollowers followers = LogFollowers.start(log, List.of(first, second), QUICK)) {
        LogFollower quick = followers.followers().get(0);
        LogFollower slow = followers.followers().get(1);
        assertThat(quick.awaitPosition(log.end(), PATIENCE)).isTrue();
        followers.deletePassed();
        assertThat(log.status().bytesOnDisk()).isEqualTo(all);
        await(() -> !messages.from(Level.WARNING).isEmpty());
        assertThat(messages.from(Level.WARNING)).singleElement().asString().contains("second");

        second.next = () -> Outcome.TAKE;
        assertThat(slow.awaitPosition(log.end(), PATIENCE)).isTrue();
        followers.deletePassed();
        assertThat(log.status().bytesOnDisk()).isLessThan(all / 2);
      }
    }
    assertThat(first.numbers()).isEqualTo(range(0, MANY));
    assertThat(second.numbers()).isEqualTo(range(0, MANY));
  }

  @Test
  void deletesNothingBeforeEachSinkHasToldItsPosition() throws Exception {
    second.next = () -> Outcome.FAIL_TO_TELL_POSITION;
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      long all = log.status().bytesOnDisk();
      try (LogFollowers followers = LogFollowers.start(log, List.of(first, second), QUICK)) {
        assertThat(followers.followers().get(0).awaitPosition(log.end(), PATIENCE)).isTrue();
        followers.deletePassed();
        assertThat(log.status().bytesOnDisk()).isEqualTo(all);
        second.next = () -> Outcome.TAKE;
      }
    }
    assertThat(second.numbers()).isEqualTo(range(0, MANY));
  }

  @Test
  void deletesWhileScansGoOnWithoutLosingOne() throws Exception {
    try (ScanLog log = Scans.open(directory);
        LogFollowers followers = LogFollowers.start(log, List.of(first, second), QUICK)) {
      for (int round = 0; round < 40; round++) {
        append(log, round * 50L, (round + 1) * 50L);
        followers.deletePassed();
      }
      awaitDurable(log);
      assertThat(followers.drain(PATIENCE)).isTrue();
      assertThat(first.numbers()).isEqualTo(range(0, 2000));
      assertThat(second.numbers()).isEqualTo(range(0, 2000));
    }
  }

  @Test
  void needsAtLeastOneSink() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      assertThatThrownBy(() -> LogFollowers.start(log, List.of(), QUICK))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
