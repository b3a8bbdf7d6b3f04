package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that can be full, or fail at what it is told to. */
final class FaultyStorage extends UnsyncedStorage {
  /** Bytes that still fit; an append that needs more writes what fits, as a full disk does. */
  final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);

  /** Writes everything, and fails nevertheless. */
  volatile boolean failAfterAppend;

  volatile boolean failCreate;
  volatile boolean failTruncate;
  volatile boolean failForce;
  volatile boolean failForceDirectory;
  volatile boolean failRead;

  /** Appends that reached the disk, whether or not they worked. */
  final AtomicInteger appends = new AtomicInteger();

  /** Files that were forced again after a force had failed on them. */
  final Set<Path> forcedAgain = ConcurrentHashMap.newKeySet();

  private final Set<Path> forceFailed = ConcurrentHashMap.newKeySet();

  @Override
  public Output create(Path file) throws IOException {
    if (failCreate) {
      throw new IOException("Too many open files");
    }
    return new FaultyOutput(file, super.create(file));
  }

  @Override
  public Output reopen(Path file) throws IOException {
    return new FaultyOutput(file, super.reopen(file));
  }

  @Override
  public Input read(Path file) throws IOException {
    if (failRead) {
      throw new IOException("Input/output error");
    }
    return super.read(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (failForceDirectory) {
      throw new IOException("Input/output error");
    }
  }

  private final class FaultyOutput implements Output {
    private final Path file;
    private final Output disk;

    FaultyOutput(Path file, Output disk) {
      this.file = file;
      this.disk = disk;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
      appends.incrementAndGet();
      long free = freeBytes.getAndUpdate(before -> Math.max(0, before - length));
      int fitting = (int) Math.min(length, free);
      disk.append(bytes, offset, fitting);
      if (failAfterAppend) {
        throw new IOException("Input/output error");
      }
      if (fitting < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      if (failTruncate) {
        throw new IOException("Input/output error");
      }
      disk.truncate(size);
    }

    @Override
    public void force() throws IOException {
      if (forceFailed.contains(file)) {
        forcedAgain.add(file);
      }
      if (failForce) {
        forceFailed.add(file);
        throw new IOException("Input/output error");
      }
    }

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }
}
