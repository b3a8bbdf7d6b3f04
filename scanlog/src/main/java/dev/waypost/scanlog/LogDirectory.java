package dev.waypost.scanlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A log's directory: locked for this process, with the log's id and the names of its files. */
final class LogDirectory implements Closeable {
  /** Ends the name of a file that is being written and not yet of use. */
  static final String UNFINISHED = ".unfinished";

  /** A position as names give it: 20 digits that fit into a long. */
  static final String POSITION = "0[0-8]\\d{18}";

  private static final int ID_BYTES = 16;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SEGMENT = Pattern.compile(POSITION + "\\.scans");

  /**
   * The directories open in this process. A lock on a file belongs to the whole process and is
   * given up when any channel to the file is closed, so a second open must not touch the file.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;
  private final String logId;

  private LogDirectory(Path path, FileChannel lock, String logId) {
    this.path = path;
    this.lock = lock;
    this.logId = logId;
  }

  /**
   * Makes the directory where it is missing, locks it, and reads the log's id or gives it one.
   *
   * @throws IOException if another log has it open, or its id is missing or damaged; in plain words
   */
  static LogDirectory open(Path directory, LogStorage storage) throws IOException {
    createDurably(directory.toAbsolutePath(), storage);
    Path path = directory.toRealPath();
    if (!OPEN.add(path)) {
      throw inUse(path);
    }
    try {
      FileChannel lock = lock(path);
      try {
        return new LogDirectory(path, lock, logId(path, storage));
      } catch (IOException fault) {
        lock.close();
        throw fault;
      }
    } catch (IOException fault) {
      OPEN.remove(path);
      throw fault;
    }
  }

  Path path() {
    return path;
  }

  String logId() {
    return logId;
  }

  /** The name of the segment with this base. */
  static Path segmentFile(Path directory, long base) {
    return directory.resolve("%020d.scans".formatted(base));
  }

  /** The base that a segment's name gives. */
  static long base(Path segmentFile) {
    return Long.parseLong(segmentFile.getFileName().toString().substring(0, 20));
  }

  /** The segments' files, oldest first. */
  List<Path> segmentFiles() throws IOException {
    return segmentFiles(path);
  }

  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } finally {
      OPEN.remove(path);
    }
  }

  private static List<Path> segmentFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static void createDurably(Path directory, LogStorage storage) throws IOException {
    Path parent = directory.getParent();
    if (parent == null || Files.isDirectory(directory)) {
      return;
    }
    createDurably(parent, storage);
    Files.createDirectory(directory);
    storage.forceDirectory(parent);
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw inUse(directory);
    }
    return channel;
  }

  private static IOException inUse(Path directory) {
    return new IOException(
        "The scan log in %s is already open, here or in another process. Stop the other one, or give this one a directory of its own."
            .formatted(directory));
  }

  private static String logId(Path directory, LogStorage storage) throws IOException {
    Path file = directory.resolve("log-id");
    if (Files.exists(file)) {
      String id = Files.readString(file).strip();
      if (!ID.matcher(id).matches()) {
        throw unusableId(file, "does not hold 32 hexadecimal digits");
      }
      return id;
    }
    if (!segmentFiles(directory).isEmpty()) {
      throw unusableId(file, "is missing");
    }
    byte[] random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    Path unfinished = directory.resolve("log-id" + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try (LogStorage.Output output = storage.create(unfinished)) {
      byte[] line = (id + "\n").getBytes(StandardCharsets.US_ASCII);
      output.append(line, 0, line.length);
      output.force();
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    storage.forceDirectory(directory);
    return id;
  }

  private static IOException unusableId(Path file, String problem) {
    return new IOException(
        "The file %s %s. Without it no reader knows which scans it has taken. Restore it from a backup, or move the whole directory away to begin a new log."
            .formatted(file, problem));
  }
}
