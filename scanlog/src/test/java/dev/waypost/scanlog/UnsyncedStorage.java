package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.Path;

/** The disk without its waits: for tests that open logs by the hundred and cut no power. */
class UnsyncedStorage implements LogStorage {
  private final LogStorage disk = new DiskStorage();

  @Override
  public Output create(Path file) throws IOException {
    return new UnsyncedOutput(disk.create(file));
  }

  @Override
  public Output reopen(Path file) throws IOException {
    return new UnsyncedOutput(disk.reopen(file));
  }

  @Override
  public Input read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {}

  private record UnsyncedOutput(Output disk) implements Output {
    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
      disk.append(bytes, offset, length);
    }

    @Override
    public void truncate(long size) throws IOException {
      disk.truncate(size);
    }

    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }
}
