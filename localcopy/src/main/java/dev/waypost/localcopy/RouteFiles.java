package dev.waypost.localcopy;

import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbered files of a copy while they are written: a snapshot, and the changes since.
 * Thread-safe; one thread at a time may {@link #sync} and {@link #renew}.
 *
 * <p>A generation begins with its file of changes, and only then is the table walked for its
 * snapshot. Since a change is in the table before it is appended, each is in the snapshot or in the
 * file of changes, or in both, which does no harm. Until the snapshot is on the device, the one
 * before and both files of changes are all that is needed.
 *
 * <p>Whatever fails on a file of changes ends it: there may be half a frame, and a sync that failed
 * once tells nothing when it succeeds later. The next generation has it all.
 */
final class RouteFiles {
  private static final Logger LOGGER = System.getLogger(RouteFiles.class.getName());

  private final CopyStorage storage;
  private final CopyFolder folder;
  private final CopySettings settings;
  private final LongSupplier fileIds;
  private final RouteTable table;

  // Guarded by this.
  private @Nullable InstallationId installation;
  private @Nullable FileHeader snapshot;
  private CopyLoader.@Nullable Tail tail;
  private @Nullable ChangeLog log;
  private long logGeneration;
  private long lastReached;
  private boolean unsynced;
  private boolean renewalWanted;
  private boolean earlierWorthless;
  private @Nullable String fault;

  RouteFiles(
      CopyStorage storage,
      CopyFolder folder,
      CopySettings settings,
      LongSupplier fileIds,
      RouteTable table,
      CopyLoader.@Nullable Loaded loaded) {
    this.storage = storage;
    this.folder = folder;
    this.settings = settings;
    this.fileIds = fileIds;
    this.table = table;
    if (loaded != null) {
      this.snapshot = loaded.snapshot();
      this.installation = loaded.snapshot().installation();
      this.tail = loaded.tail();
    }
  }

  synchronized @Nullable InstallationId installation() {
    return installation;
  }

  synchronized @Nullable String fault() {
    return fault;
  }

  synchronized @Nullable FileHeader snapshot() {
    return snapshot;
  }

  synchronized long changesBytes() {
    return log == null ? 0 : log.length();
  }

  /** Goes on where the last process ended, or wants a new generation. */
  synchronized void follow(InstallationId owner) {
    installation = owner;
    CopyLoader.Tail end = tail;
    if (end == null) {
      renewalWanted = true;
      return;
    }
    try {
      log = ChangeLog.goOn(storage, folder, end.header(), end.end(), end.firstDomain());
      logGeneration = end.header().generation();
    } catch (IOException e) {
      end(e);
    }
  }

  /** Writes changes that the table has taken already. */
  synchronized void append(List<RouteChange> changes) {
    ChangeLog into = log;
    if (into != null && !changes.isEmpty()) {
      try {
        into.append(changes);
        written(into);
      } catch (IOException e) {
        end(e);
      }
    }
  }

  /** Writes that all changes up to a revision have been appended. */
  synchronized void reached(long revision) {
    ChangeLog into = log;
    if (into != null && revision > lastReached) {
      try {
        into.reached(revision);
        lastReached = revision;
        written(into);
      } catch (IOException e) {
        end(e);
      }
    }
  }

  private synchronized void written(ChangeLog into) {
    unsynced = true;
    long last = snapshot == null ? 0 : snapshot.length();
    if (into.length() > Math.max(settings.leastRenewal(), last / settings.renewalShare())) {
      renewalWanted = true;
    }
  }

  private synchronized void end(IOException e) {
    fail("changes of routes can't be written", e);
    closeQuietly(log);
    log = null;
    renewalWanted = true;
  }

  private synchronized void fail(String what, IOException e) {
    boolean first = fault == null;
    fault = what + ": " + e.getMessage();
    if (first) {
      LOGGER.log(
          Level.WARNING,
          "The local copy of routes falls behind; "
              + fault
              + ". Scans are answered all the same, and it is made anew as soon as that is possible.");
    }
  }

  synchronized void startOver() {
    earlierWorthless = true;
    renewalWanted = true;
    lastReached = 0;
  }

  /** Whether there is something to sync or to renew. */
  synchronized boolean isPending() {
    return unsynced || renewalWanted;
  }

  /** Brings what was appended to the device. */
  void sync() {
    ChangeLog toSync;
    synchronized (this) {
      toSync = unsynced ? log : null;
      unsynced = false;
    }
    if (toSync != null) {
      try {
        toSync.force();
      } catch (IOException e) {
        synchronized (this) {
          if (toSync == log) {
            end(e);
          }
        }
      }
    }
  }

  /**
   * Makes a new generation where one is wanted.
   *
   * @return false where it failed
   */
  boolean renew() {
    FileHeader before;
    InstallationId owner;
    boolean afresh;
    synchronized (this) {
      if (!renewalWanted || installation == null) {
        return true;
      }
      renewalWanted = false;
      afresh = earlierWorthless;
      before = snapshot;
      owner = installation;
    }
    try {
      if (before != null && !afresh && LocalCopy.isAbsurd(before.routes(), table.size())) {
        throw new IOException(
            "the table has " + table.size() + " routes, and had " + before.routes());
      }
      long generation = beginGeneration(owner);
      FileHeader written =
          SnapshotWriter.write(storage, folder, owner, generation, fileIds.getAsLong(), table);
      synchronized (this) {
        snapshot = written;
        earlierWorthless = earlierWorthless && !afresh;
        recovered();
      }
      deleteBefore(before == null || afresh ? generation : before.generation());
      return true;
    } catch (IOException e) {
      synchronized (this) {
        fail("a new snapshot can't be written", e);
        renewalWanted = true;
      }
      return false;
    }
  }

  private synchronized void recovered() {
    if (fault != null) {
      LOGGER.log(Level.INFO, "The local copy of routes is whole again.");
    }
    fault = null;
  }

  /** Begins a file of changes, unless there is one already that no snapshot belongs to yet. */
  private long beginGeneration(InstallationId owner) throws IOException {
    long last = folder.lastGeneration();
    synchronized (this) {
      if (log != null && (snapshot == null || logGeneration > snapshot.generation())) {
        return logGeneration;
      }
    }
    ChangeLog next = ChangeLog.create(storage, folder, owner, last + 1, fileIds.getAsLong());
    ChangeLog previous;
    synchronized (this) {
      previous = log;
      log = next;
      logGeneration = last + 1;
      unsynced = false;
    }
    if (previous != null) {
      // What it has is needed until the snapshot is there.
      previous.force();
      previous.close();
    }
    return last + 1;
  }

  private void deleteBefore(long generation) throws IOException {
    for (FileHeader.Kind kind : FileHeader.Kind.values()) {
      for (long old : folder.generations(kind)) {
        if (old < generation) {
          storage.delete(folder.file(kind, old));
        }
      }
    }
  }

  synchronized void close() {
    closeQuietly(log);
    log = null;
  }

  private static void closeQuietly(@Nullable ChangeLog log) {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A file of changes did not close.", e);
    }
  }
}
