package dev.waypost.localcopy;

import dev.waypost.routing.RouteLoader;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads frames of routes into a table. */
final class SnapshotReader {
  private SnapshotReader() {}

  /**
   * Loads a snapshot into an empty table.
   *
   * @throws DamagedCopyException if it is damaged, or claims what can't be; the table is not to be
   *     used then
   */
  static FileHeader load(Path file, long generation, RouteTable table)
      throws IOException, DamagedCopyException {
    try (FrameInput in = FrameInput.open(file, FileHeader.Kind.SNAPSHOT)) {
      FileHeader header = in.header();
      requirePossible(header, generation, in.size());
      RouteLoader loader = new RouteLoader(table);
      loader.expect(header.routes(), header.length());
      for (int length = in.next(); length >= 0; length = in.next()) {
        take(loader, in.payload(), length);
      }
      loader.reached(header.revision());
      if (table.size() != header.routes() || loader.removed() != header.removed()) {
        throw new DamagedCopyException(
            "it has "
                + table.size()
                + " routes, "
                + loader.removed()
                + " of them removed, and its header says "
                + header.routes()
                + " and "
                + header.removed());
      }
      if (table.highestRevision() < table.size()) {
        throw new DamagedCopyException(
            "its "
                + table.size()
                + " routes were changed "
                + table.highestRevision()
                + " times in all, which can't be");
      }
      return header;
    }
  }

  private static void requirePossible(FileHeader header, long generation, long size)
      throws DamagedCopyException {
    if (header.generation() != generation) {
      throw new DamagedCopyException("it is of generation " + header.generation());
    }
    if (header.length() != size) {
      throw new DamagedCopyException(
          "it has " + size + " bytes, and its header says " + header.length());
    }
    // A route takes more than a byte, so this bounds what is made ready for them.
    if (header.revision() < 0
        || header.removed() < 0
        || header.removed() > header.routes()
        || header.routes() > size) {
      throw new DamagedCopyException(
          "its header claims "
              + header.routes()
              + " routes, "
              + header.removed()
              + " of them removed, at revision "
              + header.revision()
              + ", which can't be");
    }
  }

  /**
   * Takes a frame.
   *
   * @throws DamagedCopyException if it holds something else than it should
   */
  static void take(RouteLoader loader, byte[] payload, int length) throws DamagedCopyException {
    try {
      ByteBuffer content = ByteBuffer.wrap(payload, 1, length - 1);
      switch (payload[0]) {
        case Frame.DOMAIN ->
            loader.domain(content.getInt(), StandardCharsets.UTF_8.decode(content).toString());
        case Frame.ROUTES -> {
          int next = 1;
          while (next < length) {
            next = loader.take(payload, next, length);
          }
        }
        case Frame.REACHED -> loader.reached(content.getLong());
        default -> throw new DamagedCopyException("it has a frame of kind " + payload[0]);
      }
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      throw new DamagedCopyException("it holds what this program can't read: " + e.getMessage());
    }
  }
}
