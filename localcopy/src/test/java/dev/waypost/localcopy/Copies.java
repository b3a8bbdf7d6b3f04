package dev.waypost.localcopy;

import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies of a test. */
final class Copies {
  static final InstallationId OWNER = new InstallationId(1, 2);

  /** A new snapshot is wanted after a few changes. */
  static final CopySettings QUICK =
      new CopySettings(Duration.ofMillis(1), Duration.ofMillis(5), 0, 4);

  private static final AtomicLong IDS = new AtomicLong(1000);

  private Copies() {}

  static LongSupplier ids() {
    return IDS::incrementAndGet;
  }

  static LocalCopy open(Path folder) throws IOException {
    return LocalCopy.open(folder, QUICK, ids(), RouteTable::new);
  }

  /** What is found in a folder, and what is refused there. */
  record Found(CopyLoader.@Nullable Loaded loaded, List<String> refused) {
    CopyLoader.Loaded good() {
      if (loaded == null) {
        throw new AssertionError("There is no good snapshot: " + refused);
      }
      return loaded;
    }

    RouteTable table() {
      return good().table();
    }
  }

  static Found find(Path folder) throws IOException {
    List<String> refused = new ArrayList<>();
    var loaded = new CopyLoader(new CopyFolder(folder), RouteTable::new, refused::add).load();
    return new Found(loaded, refused);
  }

  /** Files of routes that are written step by step, without a thread. */
  static RouteFiles files(Path folder, CopyStorage storage, Found found, RouteTable table) {
    var files =
        new RouteFiles(storage, new CopyFolder(folder), QUICK, ids(), table, found.loaded());
    files.follow(OWNER);
    return files;
  }

  /** As the feed does. */
  static void publish(RouteTable table, RouteFiles files, List<RouteChange> changes) {
    changes.forEach(table::apply);
    files.append(changes);
    files.reached(table.revision());
  }

  /** Two generations, the second of which has changes after its snapshot. */
  static History twoGenerations(Path folder) throws IOException {
    Files.createDirectories(folder);
    var history = new History(5, 4);
    var table = new RouteTable();
    RouteFiles files = files(folder, new DiskStorage(), find(folder), table);
    publish(table, files, history.make(8));
    renew(files);
    publish(table, files, history.make(6));
    renew(files);
    publish(table, files, history.make(3));
    publish(table, files, history.make(4));
    files.sync();
    files.close();
    return history;
  }

  static void renew(RouteFiles files) {
    if (!files.renew()) {
      throw new AssertionError(files.fault());
    }
  }

  static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
