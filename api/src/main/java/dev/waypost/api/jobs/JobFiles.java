package dev.waypost.api.jobs;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder with what jobs read and write: of each its input, its results as NDJSON, and, once
 * asked for, its results as CSV. A file that tells the folder's own name makes sure that a job goes
 * on only where its files are.
 */
public final class JobFiles {
  private static final String PLACE = "place";

  /** Escaped, so that what is no character comes back as it was and is refused as elsewhere. */
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private final Path folder;
  private final String place;

  private JobFiles(Path folder, String place) {
    this.folder = folder;
    this.place = place;
  }

  /** Opens the folder, making it where there is none. */
  public static JobFiles open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(PLACE);
    if (!Files.exists(file)) {
      Path unfinished = folder.resolve(PLACE + ".new");
      Files.writeString(
          unfinished,
          UUID.randomUUID() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folder);
    }
    return new JobFiles(folder, Files.readString(file).strip());
  }

  /** The folder's own name, which no other folder has. */
  public String place() {
    return place;
  }

  /** The input of a job: its settings on the first line, then an item on each. */
  public Path input(String jobId) {
    return folder.resolve(jobId + ".input.ndjson");
  }

  /** The results of a job, a line for each item that had its turn. */
  public Path result(String jobId) {
    return folder.resolve(jobId + ".result.ndjson");
  }

  /** The same as CSV. */
  public Path csvResult(String jobId) {
    return folder.resolve(jobId + ".result.csv");
  }

  /** Lines of JSON on their way to a file. */
  public interface Lines {
    /** Adds a line. */
    void add(JsonNode line) throws IOException;
  }

  /** Adds all items of an input. */
  @FunctionalInterface
  public interface Filling {
    /** Adds them to these lines. */
    void into(Lines lines) throws IOException;
  }

  /** Writes the input of a job, which is on the device when this returns, and makes its result. */
  void writeInput(String jobId, JsonNode settings, Filling filling) throws IOException {
    Files.createFile(result(jobId));
    try (var file = new LineFile(input(jobId))) {
      file.add(settings);
      filling.into(file);
      file.sync();
    }
    syncFolder(folder);
  }

  /** Deletes what a job left. */
  void delete(String jobId) throws IOException {
    for (Path file : List.of(input(jobId), result(jobId), csvResult(jobId))) {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Deletes files of jobs that are no more.
   *
   * @param exists whether a job is still there
   * @param olderThan files written later may be of a job that is being made, and stay
   */
  public void deleteLeft(Predicate<String> exists, Instant olderThan) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> name(file).startsWith("job_")).toList()) {
        String jobId = name(file).substring(0, name(file).indexOf('.'));
        if (isOlder(file, olderThan) && !exists.test(jobId)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static final class LineFile implements Lines, Closeable {
    private final FileChannel channel;
    private final OutputStream out;

    LineFile(Path file) throws IOException {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    @Override
    public void add(JsonNode line) throws IOException {
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    }

    void sync() throws IOException {
      out.flush();
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
