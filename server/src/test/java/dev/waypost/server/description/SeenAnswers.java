package dev.waypost.server.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Which of the described answers the tests of this run have seen. The tests run in several
 * processes, so each keeps what it has seen in a file of its own.
 */
public final class SeenAnswers {
  private static final Path FOLDER =
      Path.of("target", "seen-answers", System.getProperty("waypost.test.run", "alone"));
  private static final Path FILE = FOLDER.resolve(ProcessHandle.current().pid() + ".txt");
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private SeenAnswers() {}

  /**
   * How an answer is named.
   *
   * @param code the code of the problem, empty where the answer is none
   */
  public static String name(String operationId, int status, String code) {
    return (operationId + " " + status + " " + code).strip();
  }

  static void add(String name) {
    if (SEEN.add(name)) {
      append(name);
    }
  }

  private static synchronized void append(String name) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FILE, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them by their names. */
  public static Set<String> all() {
    Set<String> all = new TreeSet<>(SEEN);
    if (!Files.exists(FOLDER)) {
      return all;
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        all.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
