package dev.waypost.scanlog;

import static dev.waypost.scanlog.Scans.PATIENCE;
import static dev.waypost.scanlog.Scans.append;
import static dev.waypost.scanlog.Scans.await;
import static dev.waypost.scanlog.Scans.awaitDurable;
import static dev.waypost.scanlog.Scans.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.scanlog.InMemorySink.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
  @TempDir Path directory;

  private final RecordedMessages messages = RecordedMessages.capture();
  private final FaultyStorage storage = new FaultyStorage();
  private final InMemorySink sink = new InMemorySink("counters");
  private ScanLog log;

  @BeforeEach
  void openLog() throws IOException {
    log = Scans.open(directory, storage);
  }

  @AfterEach
  void closeLog() {
    log.close();
    messages.close();
  }

  @Test
  void handsEachScanOverOnceAndInOrder() throws InterruptedException {
    append(log, 0, 300);
    try (LogFollower follower = follow(quick(7))) {
      append(log, 300, 600);
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
      assertThat(follower.position()).isEqualTo(log.end());
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 600));
    assertThat(sink.offered).allMatch(batch -> batch.size() <= 7);
  }

  @Test
  void aSinkWithoutUseForScansIsOnlyToldWhereTheLogIs() throws Exception {
    sink.idle = true;
    append(log, 0, 100);
    try (LogFollower follower = follow(quick(7))) {
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
      assertThat(sink.position(log.logId())).isEqualTo(log.end());
      sink.idle = false;
      append(log, 100, 200);
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(100, 200));
  }

  @Test
  void goesOnFromTheSinksPosition() throws InterruptedException {
    for (int start = 0; start < 4; start++) {
      append(log, start * 50L, (start + 1) * 50L);
      awaitDurable(log);
      follow(quick(7)).close();
      assertThat(sink.numbers()).isEqualTo(range(0, (start + 1) * 50L));
    }
  }

  @Test
  void aSinkThatFailsAtRandomHasEachScanOnce() throws InterruptedException {
    List<Outcome> outcomes = List.of(Outcome.values());
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      sink.next = () -> outcomes.get(random.nextInt(outcomes.size()));
      append(log, seed * 100L, (seed + 1) * 100L);
      LogFollower follower = follow(quick(9));
      if (seed % 2 == 0) {
        assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
      }
      // Otherwise it is closed somewhere in the middle.
      follower.close(Duration.ZERO);
    }
    sink.next = () -> Outcome.TAKE;
    awaitDurable(log);
    follow(quick(9)).close();
    assertThat(sink.numbers()).isEqualTo(range(0, 2000));
  }

  @Test
  void keepsARefusedBatchAndReportsItOnce() throws InterruptedException {
    sink.next = () -> Outcome.REFUSE;
    append(log, 0, 5);
    awaitDurable(log);
    try (LogFollower follower = follow(quick(100))) {
      await(() -> sink.offered.size() > 20);
      assertThat(follower.fault()).contains("the database is locked");
      assertThat(follower.position()).isLessThan(log.end());
      append(log, 5, 10);
      sink.next = () -> Outcome.TAKE;
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
      assertThat(follower.fault()).isNull();
    }
    assertThat(sink.offered).startsWith(range(0, 5), range(0, 5), range(0, 5));
    assertThat(sink.numbers()).isEqualTo(range(0, 10));
    assertThat(messages.from(Level.WARNING)).singleElement().asString().contains("counters");
  }

  @Test
  void aBatchThatWasStoredInSpiteOfAnExceptionIsNotStoredTwice() throws InterruptedException {
    sink.next = () -> Outcome.TAKE_AND_FAIL;
    append(log, 0, 50);
    try (LogFollower follower = follow(quick(10))) {
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 50));
  }

  @Test
  void anErrorDoesNotEndTheFollowing() throws InterruptedException {
    sink.next = () -> Outcome.FAIL_WITH_ERROR;
    append(log, 0, 5);
    try (LogFollower follower = follow(quick(10))) {
      await(() -> sink.offered.size() > 1);
      sink.next = () -> Outcome.TAKE;
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 5));
  }

  @Test
  void waitsForASinkThatCannotTellItsPosition() throws InterruptedException {
    sink.next = () -> Outcome.FAIL_TO_TELL_POSITION;
    append(log, 0, 5);
    try (LogFollower follower = follow(quick(10))) {
      await(() -> follower.fault() != null);
      assertThat(follower.position()).isZero();
      sink.next = () -> Outcome.TAKE;
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 5));
  }

  @Test
  void waitsForADiskThatDoesNotRead() throws InterruptedException {
    append(log, 0, 5);
    storage.failRead = true;
    try (LogFollower follower = follow(quick(10))) {
      await(() -> follower.fault() != null);
      storage.failRead = false;
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 5));
  }

  @Test
  void tellsWhenTheLogIsOlderThanTheSink() throws InterruptedException {
    append(log, 0, 5);
    sink.startAt(log.end() + 1000);
    try (LogFollower follower = LogFollower.start(log, sink, quick(10))) {
      await(() -> follower.fault() != null);
      assertThat(follower.fault()).contains("older copy");
      assertThat(sink.offered).isEmpty();
    }
  }

  @Test
  void gathersABigBatchUntilSomebodyWaitsForIt() throws InterruptedException {
    append(log, 0, 10);
    awaitDurable(log);
    FollowerSettings slow =
        new FollowerSettings(1000, Duration.ofMinutes(1), Scans.AT_ONCE, Scans.AT_ONCE, PATIENCE);
    try (LogFollower follower = follow(slow)) {
      await(() -> follower.position() == log.end());
      append(log, 10, 20);
      awaitDurable(log);
      append(log, 20, 30);
      awaitDurable(log);
      assertThat(follower.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.offered).containsExactly(range(0, 10), range(10, 30));
  }

  @Test
  void aWaitEndsWithItsTimeout() throws InterruptedException {
    sink.next = () -> Outcome.REFUSE;
    append(log, 0, 5);
    awaitDurable(log);
    try (LogFollower follower = follow(quick(10))) {
      assertThat(follower.awaitPosition(log.end(), Duration.ofMillis(20))).isFalse();
      assertThat(follower.drain(Duration.ofMillis(20))).isFalse();
      sink.next = () -> Outcome.TAKE;
      assertThat(follower.drain(PATIENCE)).isTrue();
    }
  }

  @Test
  void closingEndsEvenIfTheSinkHangs() throws InterruptedException {
    append(log, 0, 5);
    awaitDurable(log);
    HangingSink hanging = new HangingSink();
    LogFollower follower = LogFollower.start(log, hanging, quick(10));
    assertThat(hanging.entered.await(30, TimeUnit.SECONDS)).isTrue();
    follower.close(Duration.ZERO);
    assertThat(hanging.interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(follower.position()).isLessThan(log.end());
  }

  @Test
  void twoFollowersHaveTheirOwnPositions() throws InterruptedException {
    InMemorySink other = new InMemorySink("analytics");
    other.next = () -> Outcome.REFUSE;
    append(log, 0, 50);
    try (LogFollower first = follow(quick(10));
        LogFollower second = LogFollower.start(log, other, quick(3))) {
      assertThat(first.awaitPosition(log.end(), PATIENCE)).isTrue();
      assertThat(second.position()).isLessThan(log.end());
      other.next = () -> Outcome.TAKE;
      assertThat(second.awaitPosition(log.end(), PATIENCE)).isTrue();
    }
    assertThat(sink.numbers()).isEqualTo(range(0, 50));
    assertThat(other.numbers()).isEqualTo(range(0, 50));
  }

  private LogFollower follow(FollowerSettings settings) {
    return LogFollower.start(log, sink, settings);
  }

  private static FollowerSettings quick(int maxBatch) {
    return new FollowerSettings(maxBatch, Duration.ZERO, Scans.AT_ONCE, Scans.AT_ONCE, PATIENCE);
  }

  private static final class HangingSink implements ScanSink {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public String name() {
      return "hanging";
    }

    @Override
    public long position(String logId) {
      return 0;
    }

    @Override
    public void accept(String logId, List<LoggedScan> scans, long nextPosition)
        throws InterruptedException {
      entered.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        throw stopped;
      }
    }
  }
}
