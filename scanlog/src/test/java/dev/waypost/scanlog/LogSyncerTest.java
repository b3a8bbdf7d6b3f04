package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncs one by one, without the thread. */
class LogSyncerTest {
  @TempDir Path root;

  private final RecordedMessages messages = RecordedMessages.capture();
  private final FaultyStorage storage = new FaultyStorage();
  private int syncsReported;
  private LogDirectory directory;
  private LogHealth health;
  private LogWriter writer;
  private LogSyncer syncer;

  @BeforeEach
  void open() throws IOException {
    directory = LogDirectory.open(root, storage);
    Path path = directory.path();
    health = new LogHealth(path);
    SetAside setAside = SetAside.open(storage, path, health);
    LogRecovery.Found found = LogRecovery.recover(directory, storage, setAside, health);
    writer = new LogWriter(storage, path, Scans.settings(path), Scans.AT_ONCE, found, health);
    syncer =
        new LogSyncer(
            writer, storage, path, Scans.AT_ONCE, Scans.AT_ONCE, health, () -> syncsReported++);
    assertThat(syncer.sync()).isTrue();
  }

  @AfterEach
  void close() throws IOException {
    writer.closeFiles();
    directory.close();
    messages.close();
  }

  @Test
  void aSyncMakesDurableWhatWasWrittenBeforeIt() {
    append(3);
    assertThat(writer.durableEnd()).isLessThan(writer.end());
    assertThat(syncer.sync()).isTrue();
    assertThat(writer.durableEnd()).isEqualTo(writer.end());
    assertThat(syncsReported).isEqualTo(2);
  }

  @Test
  void afterAFailureOnlyTheSyncOfANewSegmentCounts() throws IOException {
    append(3);
    long durable = writer.durableEnd();
    storage.failForce = true;
    assertThat(syncer.sync()).isFalse();

    // The device works again, but no new segment can be begun.
    storage.failForce = false;
    storage.failCreate = true;
    syncer.sync();
    assertThat(writer.durableEnd()).isEqualTo(durable);
    storage.failCreate = false;
    Scans.await(() -> {
      syncer.sync();
      return health.state() == ScanLogStatus.State.HEALTHY;
    });
    assertThat(writer.durableEnd()).isEqualTo(writer.end()).isGreaterThan(durable);
    assertThat(storage.forcedAgain).isEmpty();
    assertThat(messages.from(Level.SEVERE)).as("syncing, then writing").hasSize(2);
  }

  @Test
  void whenNamesCannotBeSyncedTheDataStillIs() {
    append(200);
    append(200);
    long durable = writer.durableEnd();
    storage.failForceDirectory = true;
    assertThat(syncer.sync()).isFalse();
    assertThat(writer.durableEnd()).isEqualTo(durable);
    storage.failForceDirectory = false;
    append(1);
    assertThat(syncer.sync()).isTrue();
    assertThat(writer.durableEnd()).isEqualTo(writer.end());
  }

  private void append(int count) {
    for (int number = 0; number < count; number++) {
      assertThat(writer.append(Scans.numbered(number))).isTrue();
    }
  }
}
