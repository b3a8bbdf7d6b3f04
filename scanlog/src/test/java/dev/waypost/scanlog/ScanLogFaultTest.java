package dev.waypost.scanlog;

import static dev.waypost.scanlog.ScanLogStatus.State.HEALTHY;
import static dev.waypost.scanlog.ScanLogStatus.State.SYNC_FAILING;
import static dev.waypost.scanlog.ScanLogStatus.State.WRITE_FAILING;
import static dev.waypost.scanlog.Scans.append;
import static dev.waypost.scanlog.Scans.await;
import static dev.waypost.scanlog.Scans.awaitDurable;
import static dev.waypost.scanlog.Scans.numbers;
import static dev.waypost.scanlog.Scans.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or faulty while the log is open. */
@Tag("chaos")
class ScanLogFaultTest {
  @TempDir Path directory;

  @AutoClose private final RecordedMessages messages = RecordedMessages.capture();

  private final FaultyStorage storage = new FaultyStorage();

  @Test
  void aFullDiskLosesScansByCountAndKeepsEachThatWasAcknowledged() throws IOException {
    List<Long> acknowledged = new ArrayList<>();
    try (ScanLog log = Scans.open(directory, storage)) {
      storage.freeBytes.set(1000);
      for (long number = 0; number < 50; number++) {
        if (log.append(Scans.numbered(number))) {
          acknowledged.add(number);
        }
      }
      assertThat(acknowledged).isNotEmpty().hasSizeLessThan(50);
      ScanLogStatus full = log.status();
      assertThat(full.state()).isEqualTo(WRITE_FAILING);
      assertThat(full.appended()).isEqualTo(acknowledged.size());
      assertThat(full.lost()).isEqualTo(50 - acknowledged.size());
      assertThat(full.lastFault()).contains("No space left on device");

      storage.freeBytes.set(Long.MAX_VALUE);
      await(() -> log.append(Scans.numbered(100)));
      acknowledged.add(100L);
      assertThat(log.status().state()).isEqualTo(HEALTHY);
      assertThat(numbers(log)).isEqualTo(acknowledged);
      assertThat(log.status().setAsideBytes()).isZero();
    }
    assertReopensTo(acknowledged);
    assertThat(messages.from(Level.SEVERE)).as("told once, not per scan").hasSize(1);
  }

  @Test
  void aFullDiskIsTriedOnlyNowAndThen() throws IOException {
    try (ScanLog log = open(Duration.ofDays(1))) {
      storage.freeBytes.set(0);
      int before = storage.appends.get();
      for (int i = 0; i < 1000; i++) {
        assertThat(log.append(Scans.numbered(i))).isFalse();
      }
      assertThat(storage.appends.get() - before).isEqualTo(1);
      assertThat(log.status().lost()).isEqualTo(1000);
    }
  }

  @Test
  void aWriteThatStopsAtAnyByteIsTakenBack() throws IOException {
    long frameBytes;
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 1);
      frameBytes = log.end() - SegmentHeader.BYTES;
      for (long written = 0; written < frameBytes; written++) {
        storage.freeBytes.set(written);
        assertThat(log.append(Scans.numbered(-1))).isFalse();
        storage.freeBytes.set(Long.MAX_VALUE);
        long next = written + 1;
        await(() -> log.append(Scans.numbered(next)));
      }
      assertThat(numbers(log)).isEqualTo(range(0, frameBytes + 1));
    }
    assertReopensTo(range(0, frameBytes + 1));
    assertThat(messages.from(Level.WARNING)).noneMatch(message -> message.contains("damaged"));
  }

  @Test
  void aSegmentThatCannotBeRolledBackIsAbandoned() throws IOException {
    long abandonedEnd;
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 3);
      abandonedEnd = log.end();
      storage.failTruncate = true;
      storage.failAfterAppend = true;
      assertThat(log.append(Scans.numbered(-1))).isFalse();
      assertThat(log.append(Scans.numbered(-1))).isFalse();

      storage.failAfterAppend = false;
      await(() -> log.append(Scans.numbered(3)));
      append(log, 4, 6);
      assertThat(numbers(log)).isEqualTo(range(0, 6));
      assertThat(numbers(log, abandonedEnd, 1)).isEqualTo(range(3, 6));
      assertThat(log.status().state()).isEqualTo(HEALTHY);
    }
    // The lost scan lies in the abandoned segment, as a whole record: it must not come back.
    assertReopensTo(range(0, 6));
  }

  @Test
  void aSegmentThatIsAbandonedIsFollowedByANewOneEvenWithoutScans() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      storage.failTruncate = true;
      storage.freeBytes.set(20);
      assertThat(log.append(Scans.numbered(-1))).isFalse();
      storage.freeBytes.set(Long.MAX_VALUE);
      await(() -> log.status().state() == HEALTHY);
      append(log, 0, 3);
      assertThat(numbers(log)).isEqualTo(range(0, 3));
    }
  }

  @Test
  void aFileInTheWayOfANewSegmentIsPassed() throws IOException {
    try (ScanLog log = open(Duration.ofMillis(50))) {
      append(log, 0, 3);
      storage.failTruncate = true;
      storage.failAfterAppend = true;
      assertThat(log.append(Scans.numbered(-1))).isFalse();
      Files.createFile(directory.resolve("%020d.scans".formatted(log.end())));
      storage.failAfterAppend = false;
      await(() -> log.append(Scans.numbered(3)));
      assertThat(numbers(log)).isEqualTo(range(0, 4));
    }
    try (ScanLog log = Scans.open(directory)) {
      assertThat(numbers(log)).isEqualTo(range(0, 4));
    }
  }

  @Test
  void aSegmentThatCannotBeBegunLetsTheLastOneGrow() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      storage.failCreate = true;
      append(log, 0, 500);
      assertThat(log.status().bytesOnDisk()).isGreaterThan(2 * ScanLogSettings.SEGMENT_MIN_BYTES);
      assertThat(log.status().lastFault()).contains("Too many open files");
      assertThat(log.status().state()).isEqualTo(HEALTHY);
      assertThat(messages.from(Level.WARNING)).as("told once").hasSize(1);
      storage.failCreate = false;
      append(log, 500, 1000);
      assertThat(numbers(log)).isEqualTo(range(0, 1000));
    }
    assertReopensTo(range(0, 1000));
  }

  @Test
  void aFailedSyncLetsNothingBecomeDurableUntilANewSegmentIsSynced() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
      awaitDurable(log);
      long durable = log.durableEnd();

      storage.failForce = true;
      append(log, 10, 20);
      await(() -> log.status().state() == SYNC_FAILING);
      append(log, 20, 30);
      assertThat(log.status().lost()).isZero();
      assertThat(log.durableEnd()).isEqualTo(durable);
      assertThat(numbers(log, 0, 100)).isEqualTo(range(0, 10));

      storage.failForce = false;
      await(() -> log.status().state() == HEALTHY);
      append(log, 30, 40);
      assertThat(numbers(log)).isEqualTo(range(0, 40));
      assertThat(storage.forcedAgain).as("a file whose sync failed is left alone").isEmpty();
    }
    assertThat(messages.from(Level.SEVERE)).as("told once").hasSize(1);
    assertThat(messages.from(Level.INFO)).as("and when it was over").hasSize(2);
    assertReopensTo(range(0, 40));
  }

  @Test
  void aDirectoryThatCannotBeSyncedCountsAsAFailedSync() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
      awaitDurable(log);
      long durable = log.durableEnd();
      storage.failForceDirectory = true;
      append(log, 10, 500);
      await(() -> log.status().state() == SYNC_FAILING);
      append(log, 500, 600);
      assertThat(log.durableEnd()).isGreaterThanOrEqualTo(durable).isLessThan(log.end());
      storage.failForceDirectory = false;
      await(() -> log.status().state() == HEALTHY);
      assertThat(numbers(log)).isEqualTo(range(0, 600));
    }
  }

  @Test
  void theNewestDurableSegmentIsKeptUntilTheNextOneIsDurable() throws IOException {
    try (ScanLog log = open(Duration.ofDays(1))) {
      long frameBytes = 100;
      long number = 0;
      while (log.end() + frameBytes < ScanLogSettings.SEGMENT_MIN_BYTES) {
        append(log, number, ++number);
      }
      awaitDurable(log);
      storage.failForce = true;
      assertThat(log.append(Scans.withUserAgent(number, "a".repeat(500)))).isTrue();
      assertThat(log.status().bytesOnDisk()).as("in a second segment").isEqualTo(log.end());
      assertThat(log.end()).isGreaterThan(ScanLogSettings.SEGMENT_MIN_BYTES);

      // After a power cut the second one's name may be gone, and with it all memory of positions.
      log.deleteBefore(log.durableEnd());
      assertThat(directory.resolve("%020d.scans".formatted(0))).exists();
    }
    try (ScanLog log = Scans.open(directory)) {
      awaitDurable(log);
      log.deleteBefore(log.durableEnd());
      assertThat(directory.resolve("%020d.scans".formatted(0))).doesNotExist();
    }
  }

  @Test
  void syncAndWriteMayFailTogether() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
      storage.failForce = true;
      append(log, 10, 20);
      await(() -> log.status().state() == SYNC_FAILING);
      storage.failCreate = true;
      storage.freeBytes.set(0);
      await(() -> !log.append(Scans.numbered(-1)));
      assertThat(log.status().state()).isEqualTo(WRITE_FAILING);

      // Syncing alone works again: without a new segment that proves nothing.
      storage.failForce = false;
      assertThat(log.append(Scans.numbered(-1))).isFalse();
      assertThat(numbers(log, 0, 100).size()).isLessThanOrEqualTo(20);

      storage.failCreate = false;
      storage.freeBytes.set(Long.MAX_VALUE);
      await(() -> log.status().state() == HEALTHY);
      append(log, 100, 110);
      assertThat(numbers(log)).endsWith(range(100, 110).toArray(Long[]::new)).startsWith(0L, 1L);
    }
  }

  @Test
  void aFullDiskDoesNotKeepALogFromBeingOpenedAndRead() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
    }
    storage.freeBytes.set(0);
    try (ScanLog log = Scans.open(directory, storage)) {
      assertThat(log.status().state()).isEqualTo(WRITE_FAILING);
      assertThat(log.append(Scans.numbered(-1))).isFalse();
      assertThat(numbers(log)).isEqualTo(range(0, 10));
      storage.freeBytes.set(Long.MAX_VALUE);
      await(() -> log.status().state() == HEALTHY);
      append(log, 10, 20);
      assertThat(numbers(log)).isEqualTo(range(0, 20));
    }
  }

  @Test
  void aDiskThatDoesNotSyncDoesNotKeepALogFromBeingOpened() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
    }
    storage.failForce = true;
    try (ScanLog log = Scans.open(directory, storage)) {
      assertThat(log.status().state()).isEqualTo(SYNC_FAILING);
      append(log, 10, 20);
      assertThat(log.read(0, 100).scans()).as("not known to be durable").isEmpty();
      storage.failForce = false;
      await(() -> log.status().state() == HEALTHY);
      assertThat(numbers(log)).isEqualTo(range(0, 20));
    }
  }

  @Test
  void aDiskThatDoesNotReadIsNoDamage() throws IOException {
    try (ScanLog log = Scans.open(directory, storage)) {
      append(log, 0, 10);
      awaitDurable(log);
      storage.failRead = true;
      assertThatThrownBy(() -> log.read(0, 10)).hasMessageContaining("Input/output error");
      storage.failRead = false;
      assertThat(numbers(log)).isEqualTo(range(0, 10));
      assertThat(log.status().setAsideBytes()).isZero();
    }
  }

  private ScanLog open(Duration retryInterval) throws IOException {
    return ScanLog.open(Scans.settings(directory), storage, retryInterval);
  }

  private void assertReopensTo(List<Long> numbers) throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      assertThat(numbers(log)).isEqualTo(numbers);
      assertThat(log.status().setAsideBytes()).as("taken for damage").isZero();
    }
  }
}
