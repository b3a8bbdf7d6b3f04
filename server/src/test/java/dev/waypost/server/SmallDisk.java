package dev.waypost.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in memory of a few megabytes, which can be filled to its last byte. Mounting one
 * takes the rights of root, or a user who may use sudo without a password.
 */
final class SmallDisk implements AutoCloseable {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  static SmallDisk mount(Path place, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(place);
    SystemSignals.run(
        "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "waypost-test", place.toString());
    return new SmallDisk(place);
  }

  Path path() {
    return place;
  }

  /** Takes all the room there is, and answers what takes it. */
  Path fill() throws IOException {
    Path filler = place.resolve("filler");
    byte[] block = new byte[64 * 1024];
    try (var out = Files.newOutputStream(filler)) {
      for (int size = block.length; size >= 1; size /= 2) {
        fill(out, block, size);
      }
    }
    return filler;
  }

  private static void fill(OutputStream out, byte[] block, int size) {
    try {
      while (true) {
        out.write(block, 0, size);
      }
    } catch (IOException full) {
      // There is no room for a block of this size any more.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      SystemSignals.run("umount", "-l", place.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
