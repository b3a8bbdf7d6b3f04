package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A disk of which it is known what has reached the device, so that the power can be cut: of the
 * rest, any part may survive. It behaves as Linux does: after a failed sync the bytes that were to
 * be synced are readable, but never reach the device, whatever is synced later.
 */
final class PowerCutStorage implements LogStorage {
  private final LogStorage disk = new UnsyncedStorage();
  private final Path directory;
  private final Map<Path, byte[]> device = new HashMap<>();
  private final Set<Path> deviceNames = new HashSet<>();
  private boolean failForce;
  private boolean forceFailed;

  /**
   * @param directory of the log; what is in there is on the device
   */
  PowerCutStorage(Path directory) throws IOException {
    this.directory = directory;
    for (Path file : segmentFiles()) {
      device.put(file, Files.readAllBytes(file));
      deviceNames.add(file);
    }
  }

  synchronized void failForce(boolean fail) {
    failForce = fail;
  }

  /** Whether bytes were readable that will not reach the device. */
  synchronized boolean forceFailed() {
    return forceFailed;
  }

  /** Copies what the device holds when the power is cut now. */
  synchronized void cut(Path target, Random random) throws IOException {
    Files.createDirectories(target);
    Files.copy(directory.resolve("log-id"), target.resolve("log-id"));
    Path setAside = directory.resolve("set-aside");
    if (Files.isDirectory(setAside)) {
      Files.createDirectories(target.resolve("set-aside"));
      try (Stream<Path> files = Files.list(setAside)) {
        for (Path file : files.toList()) {
          Files.copy(file, target.resolve("set-aside").resolve(file.getFileName()));
        }
      }
    }
    Set<Path> names = new TreeSet<>(deviceNames);
    List<Path> present = segmentFiles();
    names.addAll(present);
    for (Path file : names) {
      boolean certain = present.contains(file) && deviceNames.contains(file);
      if (certain || random.nextBoolean()) {
        Files.write(target.resolve(file.getFileName()), survivingBytes(file, random));
      }
    }
  }

  @Override
  public synchronized Output create(Path file) throws IOException {
    return new PowerCutOutput(file, disk.create(file));
  }

  @Override
  public synchronized Output reopen(Path file) throws IOException {
    return new PowerCutOutput(file, disk.reopen(file));
  }

  @Override
  public Input read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public synchronized void forceDirectory(Path changed) throws IOException {
    if (failForce) {
      throw new IOException("Input/output error");
    }
    if (changed.equals(directory)) {
      deviceNames.clear();
      deviceNames.addAll(segmentFiles());
    }
  }

  private byte[] survivingBytes(Path file, Random random) throws IOException {
    byte[] synced = device.getOrDefault(file, new byte[0]);
    byte[] current = Files.exists(file) ? Files.readAllBytes(file) : synced;
    if (current.length <= synced.length) {
      return synced;
    }
    // Of what is not synced a part may have arrived, the last of it perhaps as zeros.
    int length = synced.length + random.nextInt(current.length - synced.length + 1);
    byte[] surviving = Arrays.copyOf(synced, length);
    int arrived = synced.length + random.nextInt(length - synced.length + 1);
    System.arraycopy(current, synced.length, surviving, synced.length, arrived - synced.length);
    return surviving;
  }

  private List<Path> segmentFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".scans")).sorted().toList();
    }
  }

  private final class PowerCutOutput implements Output {
    private final Path file;
    private final Output open;

    PowerCutOutput(Path file, Output open) {
      this.file = file;
      this.open = open;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
      synchronized (PowerCutStorage.this) {
        open.append(bytes, offset, length);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (PowerCutStorage.this) {
        open.truncate(size);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (PowerCutStorage.this) {
        byte[] synced = device.getOrDefault(file, new byte[0]);
        byte[] current = Files.exists(file) ? Files.readAllBytes(file) : synced;
        if (failForce) {
          forceFailed = true;
          // The pages are clean now, and lost: on the device there are zeros.
          device.put(file, Arrays.copyOf(synced, Math.max(synced.length, current.length)));
          throw new IOException("Input/output error");
        }
        byte[] after = current.clone();
        System.arraycopy(synced, 0, after, 0, Math.min(synced.length, after.length));
        device.put(file, after);
      }
    }

    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
