package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots whose checksums are right and which claim what can't be. */
class AbsurdSnapshotTest {
  @TempDir Path folder;
  private History history;

  @BeforeEach
  void make() throws IOException {
    history = Copies.twoGenerations(folder);
  }

  @Test
  void aClaimThatCanNotBeIsRefusedAndTheSnapshotBeforeTaken() throws Exception {
    assertRefused(header -> with(header, header.revision(), 99, header.removed(), header.length()));
    assertRefused(header ->
        with(header, header.revision(), Long.MAX_VALUE, header.removed(), header.length()));
    assertRefused(header ->
        with(header, header.revision(), header.routes(), header.routes() + 1, header.length()));
    assertRefused(header ->
        with(header, header.revision(), header.routes(), header.removed() + 1, header.length()));
    assertRefused(header -> with(header, -1, header.routes(), header.removed(), header.length()));
    assertRefused(header ->
        with(header, header.revision(), header.routes(), header.removed(), header.length() - 1));
  }

  /** Such as one that was written by a process that had not loaded all. */
  @Test
  void fewerThanHalfOfTheRoutesBeforeAreRefused() throws Exception {
    var few = new RouteTable();
    few.apply(new History(1, 1).make(1).getFirst());
    SnapshotWriter.write(new DiskStorage(), new CopyFolder(folder), Copies.OWNER, 3, 999, few);
    Copies.Found found = Copies.find(folder);
    assertThat(found.refused()).hasSize(1).first().asString().contains("has 1 routes");
    history.assertIsWhole(found.table());
  }

  @Test
  void aTableThatHasLostItsRoutesIsNotWritten() throws Exception {
    var lost = new RouteTable();
    Copies.Found found = Copies.find(folder);
    RouteFiles files = Copies.files(folder, new DiskStorage(), found, lost);
    Copies.publish(lost, files, history.make(1));

    assertThat(files.renew()).isFalse();

    assertThat(files.fault()).contains("the table has 1 routes, and had");
    Copies.Found after = Copies.find(folder);
    assertThat(after.good().snapshot().generation()).isEqualTo(2);
    history.assertIsPossible(after.table());
  }

  private void assertRefused(UnaryOperator<FileHeader> claim) throws Exception {
    Path file = folder.resolve("00000000000000000002.snapshot");
    byte[] good = Files.readAllBytes(file);
    byte[] start = java.util.Arrays.copyOf(good, FileHeader.BYTES);
    FileHeader header = FileHeader.decode(start, FileHeader.Kind.SNAPSHOT);
    try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.write(claim.apply(header).encode());
    }
    Copies.Found found = Copies.find(folder);
    assertThat(found.refused()).hasSize(1).first().asString().contains("header");
    history.assertIsWhole(found.table());
    Files.write(file, good);
  }

  private static FileHeader with(
      FileHeader header, long revision, long routes, long removed, long length) {
    return new FileHeader(
        header.kind(),
        header.installation(),
        header.generation(),
        header.fileId(),
        revision,
        routes,
        removed,
        length);
  }
}
