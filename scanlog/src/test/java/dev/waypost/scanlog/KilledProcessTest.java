package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment: nothing acknowledged is lost, nothing is doubled. */
@Tag("chaos")
class KilledProcessTest {
  @TempDir Path directory;

  @AutoClose private final RecordedMessages messages = RecordedMessages.capture();

  private final Random random = new Random(9);

  @Test
  void aKilledProcessLosesNothingItAcknowledged() throws Exception {
    killAndCheck(4);
  }

  @Test
  @Tag("long")
  void aProcessKilledManyTimesLosesNothingItAcknowledged() throws Exception {
    killAndCheck(100);
  }

  private void killAndCheck(int rounds) throws Exception {
    long next = 0;
    InMemorySink sink = new InMemorySink("counters");
    for (int round = 0; round < rounds; round++) {
      long acknowledged = appendUntilKilled(next, next + 1 + random.nextInt(20_000));
      try (ScanLog log = ScanLog.open(ScanLogSettings.in(directory));
          LogFollowers followers =
              LogFollowers.start(log, List.of(sink), FollowerSettings.defaults())) {
        assertThat(followers.drain(Scans.PATIENCE)).isTrue();
        List<Long> numbers = sink.numbers();
        assertThat(numbers).isEqualTo(Scans.range(0, numbers.size()));
        assertThat((long) numbers.size()).isGreaterThan(acknowledged);
        next = numbers.size();
      }
    }
    assertThat(messages.from(Level.WARNING)).noneMatch(message -> message.contains("header"));
  }

  @Test
  void aLogThatAnotherProcessHasOpenIsRefusedUntilThatOneIsGone() throws Exception {
    Process process = startAppending(0);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("0");
      assertThatThrownBy(() -> ScanLog.open(ScanLogSettings.in(directory)))
          .hasMessageContaining("already open, here or in another process");
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    try (ScanLog log = ScanLog.open(ScanLogSettings.in(directory))) {
      assertThat(log.append(Scans.numbered(1))).isTrue();
    }
  }

  /** The last number that the process acknowledged before it died. */
  private long appendUntilKilled(long first, long killAfter) throws Exception {
    Process process = startAppending(first);
    long last = -1;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Long.parseLong(line);
        if (last == killAfter) {
          // SIGKILL, without closing the pipe: what it acknowledged until then is still in there.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    assertThat(last).as("acknowledged before it was killed").isGreaterThanOrEqualTo(killAfter);
    return last;
  }

  private Process startAppending(long first) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes(ScanLog.class) + File.pathSeparator + classes(Scans.class),
            AppendUntilKilled.class.getName(),
            directory.toString(),
            Long.toString(first))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
