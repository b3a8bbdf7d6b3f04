package dev.waypost.scanlog;

import static dev.waypost.scanlog.Scans.append;
import static dev.waypost.scanlog.Scans.awaitDurable;
import static dev.waypost.scanlog.Scans.numbers;
import static dev.waypost.scanlog.Scans.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or a bad disk leaves, and what becomes of it at the next start. */
@Tag("chaos")
class ScanLogRecoveryTest {
  private static final int RECORDS = 5;

  @TempDir Path directory;

  @AutoClose private final RecordedMessages messages = RecordedMessages.capture();

  @Test
  void aTornTailIsCutAtWhateverByteItWasTorn() throws IOException {
    byte[] whole = oneSegment();
    List<Integer> ends = frameEnds(whole);
    for (int length = whole.length - 1; length >= ends.get(RECORDS - 3); length--) {
      int torn = length;
      long complete = ends.stream().filter(end -> end <= torn).count();
      try (TestLog test = new TestLog(Arrays.copyOf(whole, length))) {
        assertThat(numbers(test.log)).as("torn at %d", length).isEqualTo(range(0, complete));
        append(test.log, 100, 103);
        assertThat(numbers(test.log)).isEqualTo(join(range(0, complete), range(100, 103)));
        assertThat(numbers(test.log, length, 10)).as("behind it").isEqualTo(range(100, 103));
        test.reopen();
        assertThat(numbers(test.log)).isEqualTo(join(range(0, complete), range(100, 103)));
      }
    }
  }

  @Test
  void aFlippedByteInTheLastSegmentCostsItsRecordAlone() throws IOException {
    byte[] whole = oneSegment();
    for (int place = SegmentHeader.BYTES; place < whole.length; place++) {
      try (TestLog test = new TestLog(flipped(whole, place))) {
        assertSetAside(test, whole, place);
      }
    }
  }

  @Test
  void aFlippedByteInAnOldSegmentCostsItsRecordAlone() throws IOException {
    byte[] whole = oneSegment();
    for (int place = SegmentHeader.BYTES; place < whole.length; place++) {
      try (TestLog test = new TestLog(whole)) {
        append(test.log, 50, 52);
        test.stop();
        Files.write(segment(test.path, 0), flipped(whole, place));
        test.open();
        assertThat(test.log.status().setAsideBytes()).as("found by reading").isZero();
        int hit = recordAt(whole, place);
        List<Long> left = without(join(range(0, RECORDS), range(50, 52)), hit);
        assertThat(numbers(test.log)).as("byte %d", place).isEqualTo(left);
        assertThat(numbers(test.log)).isEqualTo(left);
        assertThat(test.log.status().setAsideBytes()).isEqualTo(frameBytes(whole, hit));
        assertThat(test.warnings()).hasSize(1);
        test.reopen();
        assertThat(numbers(test.log)).isEqualTo(left);
        assertThat(test.warnings()).as("not reported again").hasSize(1);
      }
    }
  }

  @Test
  void aFlippedByteInTheHeaderSetsTheSegmentAsideWhole() throws IOException {
    byte[] whole = oneSegment();
    for (int place = 0; place < SegmentHeader.BYTES; place++) {
      try (TestLog test = new TestLog(flipped(whole, place))) {
        assertThat(numbers(test.log)).isEmpty();
        assertThat(test.log.status().setAsideBytes()).isEqualTo(whole.length);
        assertThat(test.setAside()).containsExactly("00000000000000000000-whole.scans");
        assertThat(test.warnings()).hasSize(1);
        append(test.log, 100, 103);
        awaitDurable(test.log);
        assertThat(numbers(test.log, whole.length, 10)).isEqualTo(range(100, 103));
        test.reopen();
        assertThat(numbers(test.log)).isEqualTo(range(100, 103));
        assertThat(test.warnings()).hasSize(1);
      }
    }
  }

  @Test
  void theCopySetAsideHoldsTheDamagedBytesUnderTheirPositions() throws IOException {
    byte[] whole = oneSegment();
    List<Integer> ends = frameEnds(whole);
    byte[] damaged = whole.clone();
    // From inside the third record to inside the fourth.
    Arrays.fill(damaged, ends.get(1) + 10, ends.get(2) + 10, (byte) 0);
    try (TestLog test = new TestLog(damaged)) {
      assertThat(numbers(test.log)).isEqualTo(List.of(0L, 1L, 4L));
      String name =
          "00000000000000000000-from-%020d-to-%020d.bytes".formatted(ends.get(1), ends.get(3));
      assertThat(test.setAside()).containsExactly(name);
      assertThat(test.path.resolve("set-aside").resolve(name))
          .hasBinaryContent(Arrays.copyOfRange(damaged, ends.get(1), ends.get(3)));
      assertThat(test.log.status().lastFault()).contains(name);
    }
  }

  @Test
  void damageWhoseCopyTheOperatorRemovedIsFoundAndCopiedAgain() throws IOException {
    byte[] whole = oneSegment();
    try (TestLog test = new TestLog(flipped(whole, 40))) {
      long bytes = test.log.status().setAsideBytes();
      test.stop();
      for (String name : test.setAside()) {
        Files.delete(test.path.resolve("set-aside").resolve(name));
      }
      test.open();
      assertThat(numbers(test.log)).isEqualTo(range(1, RECORDS));
      assertThat(test.log.status().setAsideBytes()).isEqualTo(bytes).isPositive();
    }
  }

  @Test
  void aTailThatCannotBeCopiedIsNotCut() throws IOException {
    byte[] whole = oneSegment();
    try (TestLog test = new TestLog(whole)) {
      test.stop();
      Files.delete(segment(test.path, whole.length));
      Files.write(segment(test.path, 0), Arrays.copyOf(whole, whole.length - 1));
      Files.writeString(test.path.resolve("set-aside"), "in the way");
      test.open();
      assertThat(numbers(test.log)).isEqualTo(range(0, RECORDS - 1));
      assertThat(segment(test.path, 0)).hasSize(whole.length - 1);
      assertThat(test.warnings()).singleElement().asString().contains("could not be copied");
    }
  }

  @Test
  void aSegmentThatWasNeverBegunIsForgotten() throws IOException {
    byte[] whole = oneSegment();
    for (int length : new int[] {0, 1, SegmentHeader.BYTES - 1}) {
      try (TestLog test = new TestLog(whole)) {
        test.stop();
        Files.write(segment(test.path, 1_000_000), new byte[length]);
        test.open();
        append(test.log, RECORDS, 10);
        assertThat(numbers(test.log)).isEqualTo(range(0, 10));
        assertThat(numbers(test.log, 1_000_000, 10)).isEqualTo(range(RECORDS, 10));
        assertThat(test.warnings()).isEmpty();
      }
    }
  }

  @Test
  void aFrameInsideAUserAgentIsNoRecord() throws IOException {
    byte[] stranger = Arrays.copyOfRange(oneSegment(), SegmentHeader.BYTES, 300);
    String planted = new String(stranger, StandardCharsets.ISO_8859_1);
    try (TestLog test = new TestLog()) {
      for (int number = 0; number < 3; number++) {
        assertThat(test.log.append(Scans.withUserAgent(number, planted))).isTrue();
      }
      awaitDurable(test.log);
      long second = test.log.read(0, 3).scans().get(1).position();
      test.stop();
      Path segment = onlySegment(test.path);
      long base = Long.parseLong(segment.getFileName().toString().substring(0, 20));
      Files.write(segment, flipped(Files.readAllBytes(segment), (int) (second - base) + 9));
      test.open();
      assertThat(numbers(test.log)).containsExactly(0L, 2L);
    }
  }

  @Test
  void aDisplacedRecordIsNoRecord() throws IOException {
    byte[] whole = oneSegment();
    List<Integer> ends = frameEnds(whole);
    byte[] displaced = whole.clone();
    // All records have the same length: the second takes the place of the third.
    System.arraycopy(whole, ends.get(0), displaced, ends.get(1), ends.get(1) - ends.get(0));
    try (TestLog test = new TestLog(displaced)) {
      assertThat(numbers(test.log)).isEqualTo(without(range(0, RECORDS), 2));
    }
  }

  @Test
  void bytesOfAnotherLogAreNoRecords() throws IOException {
    byte[] one = oneSegment();
    byte[] mixed = one.clone();
    try (TestLog other = new TestLog()) {
      append(other.log, 100, 100 + RECORDS);
      other.stop();
      byte[] two = Files.readAllBytes(onlySegment(other.path));
      int from = frameEnds(one).get(3);
      System.arraycopy(two, from, mixed, from, one.length - from);
    }
    try (TestLog test = new TestLog(mixed)) {
      assertThat(numbers(test.log)).isEqualTo(range(0, 4));
    }
  }

  private void assertSetAside(TestLog test, byte[] whole, int place) throws IOException {
    int hit = recordAt(whole, place);
    List<Long> left = without(range(0, RECORDS), hit);
    assertThat(numbers(test.log)).as("byte %d", place).isEqualTo(left);
    assertThat(test.log.status().setAsideBytes()).isEqualTo(frameBytes(whole, hit));
    assertThat(test.warnings()).hasSize(1);
    append(test.log, 100, 103);
    test.reopen();
    assertThat(numbers(test.log)).isEqualTo(join(left, range(100, 103)));
    assertThat(test.log.status().setAsideBytes()).isEqualTo(frameBytes(whole, hit));
    assertThat(test.warnings()).as("not reported again").hasSize(1);
  }

  /** The bytes of a segment with base 0 that holds records 0 to {@link #RECORDS}. */
  private byte[] oneSegment() throws IOException {
    Path path = directory.resolve("log");
    try (ScanLog log = Scans.open(path)) {
      for (int number = 0; number < RECORDS; number++) {
        // Small ones: many tests go through all bytes.
        assertThat(log.append(Scans.withUserAgent(number, null))).isTrue();
      }
    }
    return Files.readAllBytes(onlySegment(path));
  }

  private static Path onlySegment(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      List<Path> segments = files.filter(file -> file.toString().endsWith(".scans")).toList();
      assertThat(segments).hasSize(1);
      return segments.getFirst();
    }
  }

  private static Path segment(Path path, long base) {
    return path.resolve("%020d.scans".formatted(base));
  }

  /** Offsets behind each frame, from the lengths. */
  private static List<Integer> frameEnds(byte[] segment) {
    List<Integer> ends = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    int offset = SegmentHeader.BYTES;
    while (offset < segment.length) {
      offset += FrameBuffer.HEADER_BYTES + bytes.getInt(offset);
      ends.add(offset);
    }
    return ends;
  }

  private static int recordAt(byte[] segment, int place) {
    return (int) frameEnds(segment).stream().filter(end -> end <= place).count();
  }

  private static long frameBytes(byte[] segment, int record) {
    List<Integer> ends = frameEnds(segment);
    long start = record == 0 ? SegmentHeader.BYTES : ends.get(record - 1);
    return ends.get(record) - start;
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] copy = bytes.clone();
    copy[place] ^= (byte) 0xFF;
    return copy;
  }

  private static List<Long> without(List<Long> numbers, int index) {
    List<Long> left = new ArrayList<>(numbers);
    left.remove(index);
    return left;
  }

  private static List<Long> join(List<Long> first, List<Long> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** A log in a directory of its own that can be opened again and again. */
  private final class TestLog implements AutoCloseable {
    private final Path path = Files.createTempDirectory(directory, "test");
    private final int warningsBefore = messages.from(Level.WARNING).size();
    private ScanLog log;

    TestLog() throws IOException {
      log = Scans.open(path);
    }

    /** Begins with the log's id and a segment of these bytes. */
    TestLog(byte[] firstSegment) throws IOException {
      Files.copy(directory.resolve("log/log-id"), path.resolve("log-id"));
      Files.write(segment(path, 0), firstSegment);
      log = Scans.open(path);
    }

    void open() throws IOException {
      log = Scans.open(path);
    }

    void stop() {
      log.close();
    }

    void reopen() throws IOException {
      stop();
      open();
    }

    List<String> warnings() {
      List<String> all = messages.from(Level.WARNING);
      return all.subList(warningsBefore, all.size());
    }

    List<String> setAside() throws IOException {
      try (Stream<Path> files = Files.list(path.resolve("set-aside"))) {
        return files.map(file -> file.getFileName().toString()).sorted().toList();
      }
    }

    @Override
    public void close() {
      stop();
    }
  }
}
