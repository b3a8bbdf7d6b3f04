package dev.waypost.scanlog;

import static dev.waypost.scanlog.Scans.append;
import static dev.waypost.scanlog.Scans.awaitDurable;
import static dev.waypost.scanlog.Scans.numbers;
import static dev.waypost.scanlog.Scans.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.logging.Level;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanLogTest {
  /** More than fits into three of the smallest segments. */
  private static final int MANY = 800;

  @TempDir Path directory;

  @Test
  void readsBackWhatWasAppendedOnTheRealDisk() throws IOException {
    try (ScanLog log = ScanLog.open(ScanLogSettings.in(directory.resolve("data/scans")))) {
      append(log, 0, 20);
      assertThat(numbers(log)).isEqualTo(range(0, 20));
      assertThat(log.read(0, 1).scans().getFirst().record()).isEqualTo(Scans.numbered(0));
    }
  }

  @Test
  void readsAcrossManySegments() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      assertThat(numbers(log)).isEqualTo(range(0, MANY));
      assertThat(segmentFiles()).hasSizeGreaterThan(3);
      for (Path file : segmentFiles()) {
        assertThat(Files.size(file)).isLessThanOrEqualTo(ScanLogSettings.SEGMENT_MIN_BYTES);
      }
    }
  }

  @Test
  void scansThatWaitAreWrittenTogetherAndReadOneByOne() throws IOException {
    var pending = new PendingScans();
    try (ScanLog log = Scans.open(directory)) {
      assertThat(log.append(pending)).isTrue();
      append(log, 0, 1);
      for (int from = 1; from < 2 * MANY; from += from) {
        for (int number = from; number < 2 * from; number++) {
          pending.add(Scans.numbered(number));
        }
        assertThat(log.append(pending)).isTrue();
        assertThat(pending.count()).isZero();
      }
      assertThat(numbers(log)).isEqualTo(range(0, 2048));
      assertThat(log.status().appended()).isEqualTo(2048);
      for (Path file : segmentFiles()) {
        assertThat(Files.size(file)).isLessThanOrEqualTo(ScanLogSettings.SEGMENT_MIN_BYTES);
      }
    }
  }

  @Test
  void goesOnWhereItWasAfterEachStart() throws IOException {
    String id = "";
    for (int start = 0; start < 5; start++) {
      try (ScanLog log = Scans.open(directory)) {
        assertThat(numbers(log)).isEqualTo(range(0, start * 100L));
        append(log, start * 100L, (start + 1) * 100L);
        assertThat(start == 0 || log.logId().equals(id)).isTrue();
        id = log.logId();
      }
    }
    assertThat(id).matches("[0-9a-f]{32}");
  }

  @Test
  void startsWithoutScansLeaveNoRowOfEmptySegments() throws IOException {
    for (int start = 0; start < 10; start++) {
      Scans.open(directory).close();
    }
    assertThat(segmentFiles()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void positionsGrowAndMayBeReadFromOneByOne() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      List<LoggedScan> scans = log.read(0, MANY).scans();
      assertThat(scans).extracting(LoggedScan::position).isSorted().doesNotHaveDuplicates();
      for (int i = 0; i < MANY; i += 13) {
        ScanBatch one = log.read(scans.get(i).position(), 1);
        assertThat(one.scans()).containsExactly(scans.get(i));
        assertThat(log.read(one.nextPosition(), 1).scans())
            .isEqualTo(scans.subList(i + 1, Math.min(i + 2, MANY)));
      }
    }
  }

  @Test
  void aPositionInsideARecordContinuesAtTheNextAndIsNoDamage() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, 10);
      awaitDurable(log);
      List<LoggedScan> scans = log.read(0, 10).scans();
      for (long from = scans.get(3).position() + 1; from <= scans.get(4).position(); from++) {
        assertThat(log.read(from, 10).scans()).isEqualTo(scans.subList(4, 10));
      }
      assertThat(log.status().setAsideBytes()).isZero();
    }
  }

  @Test
  void refusesAPositionBehindTheEnd() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, 3);
      awaitDurable(log);
      assertThat(log.read(log.end(), 1).scans()).isEmpty();
      assertThatThrownBy(() -> log.read(log.end() + 1, 1))
          .isInstanceOf(PositionBeyondEndException.class)
          .hasMessageContaining(log.logId())
          .hasMessageContaining("older copy");
    }
  }

  @Test
  void readsNothingThatIsNotDurable() throws IOException {
    FaultyStorage storage = new FaultyStorage();
    try (RecordedMessages messages = RecordedMessages.capture();
        ScanLog log = ScanLog.open(Scans.settings(directory), storage, Scans.NEVER)) {
      append(log, 0, 10);
      awaitDurable(log);
      storage.failForce = true;
      append(log, 10, 20);
      Scans.await(() -> log.status().state() == ScanLogStatus.State.SYNC_FAILING);

      assertThat(numbers(log, 0, 100)).isEqualTo(range(0, 10));
      assertThat(log.durableEnd()).isLessThan(log.end());
      assertThat(log.read(log.end(), 1).nextPosition()).isEqualTo(log.end());
      assertThat(messages.from(Level.SEVERE)).hasSize(1);
    }
  }

  @Test
  void deletesWholeSegmentsBeforeAPosition() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      List<LoggedScan> scans = log.read(0, MANY).scans();
      long before = log.status().bytesOnDisk();
      int taken = MANY / 2;

      log.deleteBefore(scans.get(taken).position());

      assertThat(log.status().bytesOnDisk()).isLessThan(before);
      List<Long> left = numbers(log);
      assertThat(left).isEqualTo(range(left.getFirst(), MANY));
      assertThat(left.getFirst()).isPositive().isLessThanOrEqualTo(taken);
      assertThat(numbers(log, scans.get(taken).position(), 100)).isEqualTo(range(taken, MANY));
    }
  }

  @Test
  void neverDeletesTheSegmentBeingWritten() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      log.deleteBefore(Long.MAX_VALUE);
      assertThat(segmentFiles()).hasSize(1);
      append(log, MANY, MANY + 1);
      assertThat(numbers(log)).endsWith((long) MANY);
    }
  }

  @Test
  void deletedPositionsAreNotUsedAgainAfterAStart() throws IOException {
    long end;
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, MANY);
      awaitDurable(log);
      end = log.end();
      log.deleteBefore(end);
    }
    try (ScanLog log = Scans.open(directory)) {
      append(log, MANY, MANY + 1);
      awaitDurable(log);
      assertThat(numbers(log, end, 10)).containsExactly((long) MANY);
    }
  }

  @Test
  void aDirectoryBelongsToOneLogAtATime() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      assertThatThrownBy(() -> Scans.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.getFileName() + " is already open");
      append(log, 0, 1);
    }
    Scans.open(directory).close();
  }

  @Test
  void logsInDifferentDirectoriesAreIndependent() throws IOException {
    try (ScanLog one = Scans.open(directory.resolve("one"));
        ScanLog two = Scans.open(directory.resolve("two"))) {
      append(one, 0, 5);
      append(two, 5, 7);
      assertThat(one.logId()).isNotEqualTo(two.logId());
      assertThat(numbers(one)).isEqualTo(range(0, 5));
      assertThat(numbers(two)).isEqualTo(range(5, 7));
    }
  }

  @Test
  void closingTwiceIsAsGoodAsOnceAndKeepsEverything() throws IOException {
    ScanLog log = ScanLog.open(ScanLogSettings.in(directory));
    append(log, 0, 5);
    log.close();
    log.close();

    assertThat(log.durableEnd()).isEqualTo(log.end());
    assertThat(log.append(Scans.numbered(5))).isFalse();
    assertThat(log.status().lost()).isEqualTo(1);
    assertThatThrownBy(() -> log.read(0, 1)).hasMessageContaining("closed");
    try (ScanLog again = Scans.open(directory)) {
      assertThat(numbers(again)).isEqualTo(range(0, 5));
    }
  }

  @Test
  void anInterruptedThreadCanAppendAndStaysInterrupted() throws IOException {
    try (ScanLog log = ScanLog.open(ScanLogSettings.in(directory))) {
      Thread.currentThread().interrupt();
      append(log, 0, 3);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(numbers(log)).isEqualTo(range(0, 3));
      assertThat(log.status().lost()).isZero();
    }
  }

  @Test
  void refusesALogWhoseIdIsMissingOrDamaged() throws IOException {
    Scans.open(directory).close();
    Path id = directory.resolve("log-id");
    Files.writeString(id, "0123");
    assertThatThrownBy(() -> Scans.open(directory)).hasMessageContaining("32 hexadecimal digits");
    Files.delete(id);
    assertThatThrownBy(() -> Scans.open(directory)).hasMessageContaining("is missing");
  }

  @Test
  void refusesASegmentOfANewerFormat() throws IOException {
    Scans.open(directory).close();
    Path file = segmentFiles().getFirst();
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file));
    header.putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, 28);
    header.putInt(28, (int) crc.getValue());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(header, 0);
    }
    assertThatThrownBy(() -> Scans.open(directory)).hasMessageContaining("newer version");
  }

  @Test
  void statusTellsHowItIsDoing() throws IOException {
    try (ScanLog log = Scans.open(directory)) {
      append(log, 0, 5);
      awaitDurable(log);
      long bytes = 0;
      for (Path file : segmentFiles()) {
        bytes += Files.size(file);
      }
      assertThat(log.status())
          .isEqualTo(
              new ScanLogStatus(
                  ScanLogStatus.State.HEALTHY, 5, 0, 0, null, bytes, log.end(), log.end()));
    }
  }

  private List<Path> segmentFiles() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".scans")).sorted().toList();
    }
  }
}
