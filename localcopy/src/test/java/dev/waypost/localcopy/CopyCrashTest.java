package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies between any two steps on the disk, and amid any write. */
class CopyCrashTest {
  @TempDir Path folder;

  @Test
  void whateverWasAppendedIsThereAfterADeathAtAnyStep() throws IOException {
    int step = 0;
    boolean died = true;
    while (died) {
      Path copy = Files.createDirectory(folder.resolve("copy" + step));
      died = dieAt(step++, copy);
    }
    // Two generations, the going on, and a third one.
    assertThat(step).isGreaterThan(30);
  }

  private static boolean dieAt(int step, Path copy) throws IOException {
    var storage = new DyingStorage(step);
    var history = new History(step, 5);
    long appended = 0;
    try {
      for (int process = 0; process < 2 && !storage.isDead(); process++) {
        Copies.Found found = Copies.find(copy);
        RouteTable table = process == 0 ? new RouteTable() : found.table();
        RouteFiles files = Copies.files(copy, storage, found, table);
        for (int i = 0; i < 3 && !storage.isDead(); i++) {
          Copies.publish(table, files, history.make(4));
          if (files.fault() == null && files.changesBytes() > 0) {
            appended = history.revision();
          }
          files.sync();
          if (files.renew()) {
            appended = history.revision();
          }
        }
        files.close();
      }
    } finally {
      Copies.Found after = Copies.find(copy);
      if (after.loaded() != null) {
        history.assertIsPossible(after.table());
        assertThat(after.refused()).as("step %d", step).isEmpty();
        assertThat(after.table().revision()).as("step %d", step).isGreaterThanOrEqualTo(appended);
      } else {
        assertThat(appended).as("step %d", step).isZero();
      }
    }
    return storage.isDead();
  }

  @Test
  void secretsAreTheOldOrTheNewAfterADeathAtAnyStep() throws IOException {
    LocalDate day = LocalDate.of(2026, 3, 1);
    byte[] before = Contents.of(new Secrets(Map.of(day, new byte[] {1}), Map.of()));
    byte[] after = Contents.of(new Secrets(Map.of(day.plusDays(1), new byte[] {2}), Map.of()));
    boolean died = true;
    for (int step = 0; died; step++) {
      Path copy = Files.createDirectory(folder.resolve("secrets" + step));
      file(copy, new DiskStorage()).replace(Copies.OWNER, before);
      var storage = new DyingStorage(step);
      try {
        file(copy, storage).replace(Copies.OWNER, after);
        died = false;
      } catch (IOException e) {
        assertThat(storage.isDead()).isTrue();
      }
      byte[] read = file(copy, new DiskStorage()).read(Copies.OWNER, (_, bytes) -> bytes, _ -> {});
      assertThat(read).as("step %d", step).isIn(before, after);
    }
  }

  private static WholeFile file(Path copy, CopyStorage storage) {
    return new WholeFile(storage, new CopyFolder(copy), "secrets", "WAYPKEYS", 1, true);
  }
}
