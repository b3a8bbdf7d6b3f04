package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static final Brand BRAND =
      new Brand(
          "Café Nil",
          new Brand.Picture("iVBORw0KGgo="),
          PageColor.parse("#c2185b"),
          PageColor.parse("#fff3e0"),
          "Call us\n+20 2 1234",
          "https://cafe.example/",
          "ar");

  private static final Brand PARTLY =
      new Brand(null, null, null, PageColor.parse("#000000"), null, null, null);

  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          Map.of("qr.example.com", "dom_1", "localhost", "dom_2"),
          "dom_2",
          Map.of("dom_1", new DomainFallbacks("https://example.com/", null, "https://x.example/ü")),
          Map.of("grp_1", "https://example.com/group"),
          Map.of("dom_1", BRAND, "dom_2", PARTLY));

  private static final Secrets SECRETS =
      new Secrets(
          Map.of(DAY, new byte[] {1, 2}, DAY.plusDays(1), new byte[] {3}),
          Map.of("buckets", new byte[] {4}));

  @TempDir Path folder;

  @Test
  void anEmptyFolderIsAnEmptyCopy() throws IOException {
    try (LocalCopy copy = Copies.open(folder.resolve("routes"))) {
      assertThat(copy.installation()).isEmpty();
      assertThat(copy.surroundings()).isEmpty();
      assertThat(copy.secrets().salts()).isEmpty();
      assertThat(copy.table().size()).isZero();
      assertThat(copy.status().fault()).isNull();
    }
    assertThat(folder.resolve("routes")).isEmptyDirectory();
  }

  @Test
  void whatWasKeptIsFoundAgain() throws IOException {
    var history = new History(1, 20);
    try (LocalCopy copy = Copies.open(folder)) {
      copy.follow(Copies.OWNER);
      copy.keep(SURROUNDINGS);
      copy.keep(SECRETS);
      for (int i = 0; i < 50; i++) {
        publish(copy, history.make(7));
      }
      awaitSnapshot(copy);
    }
    try (LocalCopy copy = Copies.open(folder)) {
      assertThat(copy.installation()).contains(Copies.OWNER);
      assertThat(copy.surroundings()).contains(SURROUNDINGS);
      assertThat(copy.secrets().isSame(SECRETS)).isTrue();
      assertThat(copy.status().refused()).isEmpty();
      history.assertIsWhole(copy.table());
    }
  }

  /** Snapshot plus changes equals the next snapshot, through files. */
  @Property(tries = 60)
  void howeverGenerationsAndProcessesFollowEachOtherAllIsFoundAgain(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> steps, @ForAll long seed)
      throws IOException {
    Path copy = Files.createTempDirectory("waypost-copy");
    try {
      var history = new History(seed, 6);
      Copies.Found found = Copies.find(copy);
      RouteTable table = new RouteTable();
      RouteFiles files = Copies.files(copy, new DiskStorage(), found, table);
      Copies.renew(files);
      for (int step : steps) {
        switch (step) {
          case 0 -> Copies.renew(files);
          case 1 -> {
            files.close();
            found = Copies.find(copy);
            table = found.table();
            files = Copies.files(copy, new DiskStorage(), found, table);
          }
          default -> Copies.publish(table, files, history.make(step));
        }
      }
      files.close();
      Copies.Found last = Copies.find(copy);
      assertThat(last.refused()).isEmpty();
      history.assertIsWhole(last.table());
    } finally {
      for (Path file : Copies.filesOf(copy)) {
        Files.delete(file);
      }
      Files.delete(copy);
    }
  }

  @Test
  void anotherInstallationCanNotGoOnWithIt() throws IOException {
    try (LocalCopy copy = Copies.open(folder)) {
      copy.follow(Copies.OWNER);
      publish(copy, new History(1, 3).make(3));
      awaitSnapshot(copy);
    }
    try (LocalCopy copy = Copies.open(folder)) {
      assertThatThrownBy(() -> copy.follow(new InstallationId(7, 7)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Copies.OWNER.toString());
    }
  }

  @Test
  void startingOverForgetsWhatWasBefore() throws IOException {
    var before = new History(1, 5);
    var restored = new History(2, 5);
    try (LocalCopy copy = Copies.open(folder)) {
      copy.follow(Copies.OWNER);
      publish(copy, before.make(40));
      awaitSnapshot(copy);
      long generation = copy.status().generation();
      var rebuilt = new RouteTable();
      restored.make(30).forEach(rebuilt::apply);
      copy.table().become(rebuilt);
      copy.startOver();
      awaitSnapshotAfter(copy, generation);
      publish(copy, restored.make(5));
    }
    restored.assertIsWhole(Copies.find(folder).table());
  }

  @Test
  void secretsAreReadableByTheirOwnerAloneAndThoseOfThePastAreGone() throws IOException {
    byte[] past = {71, 13, 99, 4, 88, 21, 90, 17};
    var salts = Map.of(DAY, past, DAY.plusDays(1), new byte[] {5, 5, 5, 5, 5, 5, 5, 5});
    try (LocalCopy copy = Copies.open(folder)) {
      copy.follow(Copies.OWNER);
      publish(copy, new History(1, 3).make(3));
      copy.keep(new Secrets(salts, Map.of()));
      awaitSnapshot(copy);
    }
    try (LocalCopy copy = Copies.open(folder)) {
      copy.keep(copy.secrets().since(DAY.plusDays(1)));
    }
    for (String name : List.of("secrets", "secrets.twin")) {
      Path file = folder.resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(holds(Files.readAllBytes(file), past)).isFalse();
    }
    try (LocalCopy copy = Copies.open(folder)) {
      assertThat(copy.secrets().salts()).containsOnlyKeys(DAY.plusDays(1));
    }
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (java.util.Arrays.mismatch(bytes, i, i + part.length, part, 0, part.length) < 0) {
        return true;
      }
    }
    return false;
  }

  private static void publish(LocalCopy copy, List<RouteChange> changes) {
    changes.forEach(copy.table()::apply);
    copy.append(changes);
    copy.reached(copy.table().revision());
  }

  private static void awaitSnapshot(LocalCopy copy) {
    awaitSnapshotAfter(copy, 0);
  }

  private static void awaitSnapshotAfter(LocalCopy copy, long generation) {
    while (copy.status().generation() <= generation) {
      assertThat(copy.status().fault()).isNull();
      Thread.onSpinWait();
    }
  }
}
