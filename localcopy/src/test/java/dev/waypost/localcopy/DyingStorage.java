package dev.waypost.localcopy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk under a process that dies at a given step: everything before it is done, of a write that
 * it dies in the first half, and nothing after.
 */
final class DyingStorage implements CopyStorage {
  private final CopyStorage disk = new DiskStorage();
  private int left;

  DyingStorage(int steps) {
    this.left = steps;
  }

  boolean isDead() {
    return left < 0;
  }

  private void step() throws IOException {
    if (--left < 0) {
      throw new IOException("The process has died.");
    }
  }

  @Override
  public Output create(Path file, boolean secret) throws IOException {
    step();
    return new DyingOutput(disk.create(file, secret));
  }

  @Override
  public Output goOn(Path file, long offset) throws IOException {
    step();
    return new DyingOutput(disk.goOn(file, offset));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
  }

  @Override
  public void destroy(Path file) throws IOException {
    step();
    disk.destroy(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step();
    disk.forceFolder(folder);
  }

  private final class DyingOutput implements Output {
    private final Output open;

    DyingOutput(Output open) {
      this.open = open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        open.write(bytes, offset, length / 2);
      }
      step();
      open.write(bytes, offset, length);
    }

    @Override
    public void writeAtStart(byte[] bytes) throws IOException {
      step();
      open.writeAtStart(bytes);
    }

    @Override
    public void force() throws IOException {
      step();
      open.force();
    }

    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
