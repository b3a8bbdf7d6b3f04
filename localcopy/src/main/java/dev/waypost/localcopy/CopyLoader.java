package dev.waypost.localcopy;

import dev.waypost.routing.RouteLoader;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest snapshot that is good, and replays what has changed since. What is refused is
 * left as it is.
 */
final class CopyLoader {
  private final CopyFolder folder;
  private final Supplier<RouteTable> tables;
  private final Consumer<String> complaint;

  /**
   * Whether every change so far was there. Once one is missing, no revision is reached any more.
   */
  private boolean complete = true;

  private @Nullable Tail tail;

  /**
   * Where changes can be written on.
   *
   * @param end where the last whole frame ends
   * @param firstDomain a number that the file has for no domain, nor any above
   */
  record Tail(FileHeader header, long end, int firstDomain) {}

  /**
   * What was found.
   *
   * @param snapshot the header of the snapshot that was taken
   * @param tail null where a new generation must be begun before anything is written
   */
  record Loaded(RouteTable table, FileHeader snapshot, @Nullable Tail tail) {}

  CopyLoader(CopyFolder folder, Supplier<RouteTable> tables, Consumer<String> complaint) {
    this.folder = folder;
    this.tables = tables;
    this.complaint = complaint;
  }

  /** The routes, or null where there is no good snapshot. */
  @Nullable Loaded load() throws IOException {
    List<Long> generations = folder.generations(FileHeader.Kind.SNAPSHOT);
    for (long generation : generations.reversed()) {
      RouteTable table = tables.get();
      FileHeader snapshot = snapshot(generation, table);
      if (snapshot != null && !isAbsurd(snapshot, generations)) {
        replayFrom(snapshot, table);
        return new Loaded(table, snapshot, complete ? tail : null);
      }
    }
    return null;
  }

  private @Nullable FileHeader snapshot(long generation, RouteTable table) throws IOException {
    Path file = folder.file(FileHeader.Kind.SNAPSHOT, generation);
    try {
      return SnapshotReader.load(file, generation, table);
    } catch (DamagedCopyException e) {
      refuse(file, e.getMessage());
      return null;
    }
  }

  /** Routes of removed codes stay, so nothing ever makes the routes fewer than they were. */
  private boolean isAbsurd(FileHeader snapshot, List<Long> generations) throws IOException {
    for (long generation : generations.reversed()) {
      if (generation < snapshot.generation()) {
        Path file = folder.file(FileHeader.Kind.SNAPSHOT, generation);
        try (FrameInput in = FrameInput.open(file, FileHeader.Kind.SNAPSHOT)) {
          long before = in.header().routes();
          if (LocalCopy.isAbsurd(before, snapshot.routes())
              && in.header().installation().equals(snapshot.installation())) {
            refuse(
                folder.file(FileHeader.Kind.SNAPSHOT, snapshot.generation()),
                "it has " + snapshot.routes() + " routes, and the one before has " + before);
            return true;
          }
        } catch (DamagedCopyException e) {
          continue; // It can't speak against anything.
        }
        return false;
      }
    }
    return false;
  }

  private void replayFrom(FileHeader snapshot, RouteTable table) throws IOException {
    for (long generation : folder.generations(FileHeader.Kind.CHANGES)) {
      if (generation >= snapshot.generation()) {
        replay(snapshot, generation, table);
      }
    }
  }

  private void replay(FileHeader snapshot, long generation, RouteTable table) throws IOException {
    requireWhole(tail);
    tail = null;
    Path file = folder.file(FileHeader.Kind.CHANGES, generation);
    try (FrameInput in = FrameInput.open(file, FileHeader.Kind.CHANGES)) {
      FileHeader header = in.header();
      if (header.generation() != generation
          || !header.installation().equals(snapshot.installation())) {
        throw new DamagedCopyException("it is of another copy");
      }
      replay(in, file, new DomainCounter(new RouteLoader(table)));
    } catch (DamagedCopyException e) {
      refuse(file, e.getMessage());
      complete = false;
    }
  }

  /** What is missing at the end of an earlier file is missing amid the changes. */
  private void requireWhole(@Nullable Tail earlier) throws IOException {
    if (earlier != null) {
      Path file = folder.file(FileHeader.Kind.CHANGES, earlier.header().generation());
      if (Files.size(file) > earlier.end()) {
        partlyRefused(file, "it is damaged at byte " + earlier.end());
      }
    }
  }

  private void replay(FrameInput in, Path file, DomainCounter loader) throws IOException {
    while (true) {
      long offset = in.offset();
      try {
        int length = in.next();
        if (length < 0) {
          break;
        }
        loader.take(in.payload(), length, complete);
      } catch (DamagedCopyException e) {
        if (in.offset() == offset && !in.skipDamage()) {
          break; // The last write was torn, or its end is damaged.
        }
        partlyRefused(file, e.getMessage());
      }
    }
    tail = new Tail(in.header(), in.offset(), loader.next);
  }

  private void partlyRefused(Path file, @Nullable String reason) {
    complaint.accept(
        "Of the file %s of the local copy a part is not used: %s. What follows is."
            .formatted(file, reason));
    complete = false;
  }

  private void refuse(Path file, @Nullable String reason) {
    complaint.accept("The file " + file + " of the local copy is not used: " + reason + ".");
  }

  /** Takes frames of changes and sees which numbers they have for domains. */
  private static final class DomainCounter {
    private final RouteLoader loader;
    private int next;

    DomainCounter(RouteLoader loader) {
      this.loader = loader;
    }

    void take(byte[] payload, int length, boolean complete) throws DamagedCopyException {
      if (payload[0] == Frame.REACHED && !complete) {
        return;
      }
      SnapshotReader.take(loader, payload, length);
      if (payload[0] == Frame.DOMAIN) {
        next = Math.max(next, ByteBuffer.wrap(payload).getInt(1) + 1);
      }
    }
  }
}
