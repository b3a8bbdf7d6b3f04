package dev.waypost.server;

import dev.waypost.codes.LiveRoutes;
import dev.waypost.codes.RouteStore;
import dev.waypost.localcopy.InstallationId;
import dev.waypost.localcopy.LocalCopy;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteLoader;
import dev.waypost.routing.RouteTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of route changes into the resolver's table, and into the local copy after it, within one
 * process. Changes made here go in the moment they are stored; those made by other processes on the
 * same database come with the next {@link #catchUp}.
 */
final class RouteFeed implements LiveRoutes {
  private static final Logger LOGGER = System.getLogger(RouteFeed.class.getName());
  private static final int BATCH = 10_000;

  private final RouteStore store;
  private final RouteTable table;
  private final LocalCopy copy;
  private final Supplier<RouteTable> tables;
  private volatile @Nullable String fault;

  /**
   * A feed.
   *
   * @param copy the copy, whose table it is
   * @param tables makes an empty table like that one
   */
  RouteFeed(RouteStore store, LocalCopy copy, Supplier<RouteTable> tables) {
    this.store = store;
    this.table = copy.table();
    this.copy = copy;
    this.tables = tables;
  }

  /**
   * Takes everything that is stored, and lets the copy follow from then on.
   *
   * @throws DatabaseAwayException if the database has lost most of what the copy has
   */
  void begin(InstallationId installation) throws DatabaseAwayException {
    if (copy.installation().isEmpty()) {
      // The copy follows only then: a snapshot of a million routes is quicker than their changes.
      load(table);
      copy.follow(installation);
    } else {
      rebuildIfEarlier();
      copy.follow(installation);
    }
    takeChanges();
  }

  /** Called by many threads at once; the table and the copy take them in turns. */
  @Override
  public void publish(List<RouteChange> changes) {
    changes.forEach(table::apply);
    copy.append(changes);
  }

  /** Takes everything that the table has not seen yet. */
  synchronized void catchUp() {
    try {
      rebuildIfEarlier();
      takeChanges();
      fault = null;
    } catch (DatabaseAwayException e) {
      fault = e.getMessage();
      throw new IllegalStateException(e.getMessage(), e);
    } catch (RuntimeException e) {
      fault = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** Why changes of others can't be read at present, in words; null while they can. */
  @Nullable String fault() {
    return fault;
  }

  private void takeChanges() {
    List<RouteChange> changes;
    do {
      changes = store.changesSince(table.revision(), BATCH);
      table.advance(changes);
      copy.append(changes);
    } while (changes.size() == BATCH);
    copy.reached(table.revision());
  }

  private void load(RouteTable empty) {
    var loader = new RouteLoader(empty);
    loader.reached(store.readAll(loader::take));
  }

  /**
   * A database whose revision has fallen has become an earlier state of itself, as when a backup is
   * restored or a replica takes over that lacked the last changes. It holds the truth, unless most
   * of it is missing.
   */
  private void rebuildIfEarlier() throws DatabaseAwayException {
    // What was made here was stored before, so this is never ahead of its own database.
    long known = Math.max(table.revision(), table.highestRevision());
    long stored = store.lastRevision();
    if (stored >= known) {
      return;
    }
    RouteTable rebuilt = tables.get();
    load(rebuilt);
    if (LocalCopy.isAbsurd(table.size(), rebuilt.size())) {
      throw new DatabaseAwayException(
          "The database has %d routes, and had %d before: most of it is missing. Scans are answered as before. Restore the database; or, if this is right, delete the folder routes in the data directory and start again."
              .formatted(rebuilt.size(), table.size()));
    }
    LOGGER.log(
        Level.WARNING,
        "The database is at route revision "
            + stored
            + " and was at "
            + known
            + ": it has become an earlier state of itself. All routes were read anew.");
    table.become(rebuilt);
    copy.startOver();
  }
}
