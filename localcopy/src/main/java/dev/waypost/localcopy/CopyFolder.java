package dev.waypost.localcopy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files of a copy are; the package docs list them.
 *
 * @param path the folder, which exists
 */
record CopyFolder(Path path) {
  private static final String UNFINISHED = ".unfinished";
  private static final int DIGITS = 20;

  Path file(FileHeader.Kind kind, long generation) {
    return path.resolve(("%0" + DIGITS + "d").formatted(generation) + kind.ending());
  }

  Path unfinished(FileHeader.Kind kind, long generation) {
    return unfinished(file(kind, generation));
  }

  Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** The generations of which there is a file of a kind, the oldest first. */
  List<Long> generations(FileHeader.Kind kind) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{" + DIGITS + "}\\" + kind.ending()))
          .map(name -> Long.parseLong(name.substring(0, DIGITS)))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  /** The highest number of a generation, 0 where there is none. */
  long lastGeneration() throws IOException {
    long last = 0;
    for (FileHeader.Kind kind : FileHeader.Kind.values()) {
      List<Long> all = generations(kind);
      last = all.isEmpty() ? last : Math.max(last, all.getLast());
    }
    return last;
  }

  /** Files that were being written when the process died. */
  List<Path> unfinished() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
    }
  }
}
