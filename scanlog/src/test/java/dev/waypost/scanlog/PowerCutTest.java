package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random work and power cuts: what was durable is there, and a reader, whose own position survives,
 * is never ahead of the log and gets nothing twice.
 */
@Tag("chaos")
class PowerCutTest {
  private static final int STEPS = 60;

  @TempDir Path directory;

  @AutoClose private final RecordedMessages messages = RecordedMessages.capture();

  @Test
  void powerCutsLoseNothingDurableAndDoubleNothing() throws IOException {
    cutPower(12);
    assertThat(messages.from(Level.SEVERE)).isNotEmpty();
  }

  @Test
  @Tag("long")
  void manyPowerCutsLoseNothingDurableAndDoubleNothing() throws IOException {
    cutPower(1500);
    assertThat(messages.from(Level.SEVERE)).isNotEmpty();
  }

  private void cutPower(int seeds) throws IOException {
    for (int seed = 0; seed < seeds; seed++) {
      Machine machine = new Machine(directory.resolve("seed-" + seed), new Random(seed));
      for (int step = 0; step < STEPS; step++) {
        machine.step();
      }
      machine.stop();
    }
  }

  /** A log, and a reader that keeps its position in a database that loses nothing. */
  private static final class Machine {
    private final Path root;
    private final Random random;
    private final List<Long> taken = new ArrayList<>();
    private int life;
    private long nextNumber;
    private long position;
    private PowerCutStorage storage;
    private ScanLog log;

    Machine(Path root, Random random) throws IOException {
      this.root = root;
      this.random = random;
      Files.createDirectories(life());
      this.storage = new PowerCutStorage(life());
      this.log = Scans.open(life(), storage);
    }

    void step() throws IOException {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> append();
        case 3, 4 -> take();
        case 5 -> storage.failForce(random.nextInt(3) == 0);
        case 6 -> syncIfPossible();
        case 7 -> log.deleteBefore(position);
        case 8 -> restart();
        default -> cut();
      }
    }

    void stop() throws IOException {
      cut();
      syncIfPossible();
      assertThat(log.read(position, 1).scans()).isEmpty();
      log.close();
    }

    private Path life() {
      return root.resolve("life-" + life);
    }

    private void append() {
      int count = 1 + random.nextInt(60);
      for (int i = 0; i < count; i++) {
        String agent = "a".repeat(random.nextInt(400));
        assertThat(log.append(Scans.withUserAgent(nextNumber, agent))).isTrue();
        nextNumber++;
      }
    }

    private void take() throws IOException {
      ScanBatch batch = log.read(position, 1 + random.nextInt(50));
      for (LoggedScan scan : batch.scans()) {
        long number = scan.record().visitor();
        assertThat(number).isGreaterThan(taken.isEmpty() ? -1 : taken.getLast());
        taken.add(number);
      }
      position = batch.nextPosition();
    }

    private void syncIfPossible() {
      storage.failForce(false);
      Scans.awaitDurable(log);
    }

    private void restart() throws IOException {
      log.close();
      log = Scans.open(life(), storage);
    }

    private void cut() throws IOException {
      List<Long> durable = Scans.numbers(log, position, 100);
      Path before = life();
      boolean allReachedTheDevice = !storage.forceFailed();
      life++;
      storage.cut(life(), random);
      log.close();
      storage = new PowerCutStorage(life());
      log = Scans.open(life(), storage);
      Scans.awaitDurable(log);

      List<Long> found = Scans.numbers(log, position, 100);
      if (allReachedTheDevice) {
        assertThat(found.subList(0, Math.min(durable.size(), found.size())))
            .as("in %s, from %s", life(), before)
            .isEqualTo(durable);
      }
      while (position < log.durableEnd()) {
        take();
      }
    }
  }
}
