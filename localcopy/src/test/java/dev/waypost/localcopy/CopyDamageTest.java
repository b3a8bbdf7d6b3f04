package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of a copy is flipped, and every file cut off at every byte. */
class CopyDamageTest {
  private static final String FIRST = "00000000000000000001";
  private static final String SECOND = "00000000000000000002";

  @TempDir Path folder;
  private History history;

  @BeforeEach
  void make() throws IOException {
    history = Copies.twoGenerations(folder);
    assertThat(Copies.filesOf(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            FIRST + ".changes", FIRST + ".snapshot", SECOND + ".changes", SECOND + ".snapshot");
  }

  @Test
  void anUndamagedCopyIsWhole() throws IOException {
    Copies.Found found = Copies.find(folder);
    assertThat(found.refused()).isEmpty();
    history.assertIsWhole(found.table());
    assertThat(found.good().tail()).isNotNull();
  }

  /** The generation before has everything that the damaged snapshot had. */
  @Test
  void ofASnapshotWithAFlippedBitTheOneBeforeIsTakenAndAllChangesSince() throws IOException {
    Path file = folder.resolve(SECOND + ".snapshot");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length * Byte.SIZE; i += 3) {
      Files.write(file, flipped(good, i));
      Copies.Found found = Copies.find(folder);
      assertThat(found.refused()).as("bit %d", i).hasSize(1).first().asString().contains(SECOND);
      history.assertIsWhole(found.table());
    }
  }

  @Test
  void ofASnapshotThatIsCutOffTheOneBeforeIsTakenAndAllChangesSince() throws IOException {
    Path file = folder.resolve(SECOND + ".snapshot");
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      Copies.Found found = Copies.find(folder);
      assertThat(found.refused()).as("%d bytes", length).hasSize(1);
      history.assertIsWhole(found.table());
    }
  }

  @Test
  void aFlippedBitAmidChangesCostsThoseThatItHitAndTheRevisionTellsSo() throws IOException {
    Path file = folder.resolve(SECOND + ".changes");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length * Byte.SIZE; i += 3) {
      Files.write(file, flipped(good, i));
      Copies.Found found = Copies.find(folder);
      history.assertIsPossible(found.table());
      assertThat(found.table().revision()).as("bit %d", i).isLessThan(history.revision());
    }
  }

  @Test
  void changesThatAreCutOffAreKeptUpToThere() throws IOException {
    Path file = folder.resolve(SECOND + ".changes");
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      Copies.Found found = Copies.find(folder);
      history.assertIsPossible(found.table());
      CopyLoader.Tail tail = found.good().tail();
      assertThat(tail == null ? length : tail.end()).isLessThanOrEqualTo(length);
    }
  }

  /** What the generation before lacks must not be taken for there. */
  @ParameterizedTest
  @ValueSource(strings = {FIRST + ".changes", FIRST + ".snapshot"})
  void whereTheNewestSnapshotIsDamagedAndTheOneBeforeAsWellNothingWrongIsTaken(String name)
      throws IOException {
    Path newest = folder.resolve(SECOND + ".snapshot");
    Files.write(newest, flipped(Files.readAllBytes(newest), 700));
    Path file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length * Byte.SIZE; i += 3) {
      Files.write(file, flipped(good, i));
      Copies.Found found = Copies.find(folder);
      if (found.loaded() != null) {
        history.assertIsPossible(found.table());
        assertThat(found.table().revision()).isLessThan(history.revision());
      }
      assertThat(found.refused()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aFileOfAnotherPlaceIsRefused() throws IOException {
    Path file = folder.resolve(SECOND + ".snapshot");
    Files.copy(folder.resolve(FIRST + ".snapshot"), folder.resolve("x"));
    Files.move(folder.resolve("x"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Copies.Found found = Copies.find(folder);
    assertThat(found.refused()).hasSize(1).first().asString().contains("of generation 1");
    history.assertIsWhole(found.table());
  }

  @Test
  void changesOfAnotherInstallationAreRefused() throws IOException {
    ChangeLog.create(new DiskStorage(), new CopyFolder(folder), new InstallationId(8, 9), 3, 77)
        .close();
    Copies.Found found = Copies.find(folder);
    assertThat(found.refused()).hasSize(1).first().asString().contains("of another copy");
    history.assertIsWhole(found.table());
    assertThat(found.good().tail()).isNull();
  }

  @Test
  void ofDomainsAndSecretsOneOfTwoIsEnough(@TempDir Path whole) throws IOException {
    var file = new WholeFile(new DiskStorage(), new CopyFolder(whole), "x", "WAYPDOMS", 1, false);
    byte[] content = {1, 2, 3};
    file.replace(Copies.OWNER, content);
    for (String name : List.of("x", "x.twin")) {
      Path path = whole.resolve(name);
      byte[] good = Files.readAllBytes(path);
      for (int i = 0; i < good.length * Byte.SIZE; i++) {
        Files.write(path, flipped(good, i));
        assertThat(read(file)).isEqualTo(content);
      }
      for (int length = 0; length < good.length; length++) {
        Files.write(path, Arrays.copyOf(good, length));
        assertThat(read(file)).isEqualTo(content);
      }
      Files.delete(path);
      assertThat(read(file)).isEqualTo(content);
      Files.write(path, good);
    }
    Files.write(whole.resolve("x"), new byte[50]);
    Files.write(whole.resolve("x.twin"), new byte[50]);
    assertThat(read(file)).isNull();
  }

  private static byte @Nullable [] read(WholeFile file) throws IOException {
    return file.read(Copies.OWNER, (_, bytes) -> bytes, _ -> {});
  }

  private static byte[] flipped(byte[] good, int bit) {
    byte[] bad = good.clone();
    bad[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return bad;
  }
}
