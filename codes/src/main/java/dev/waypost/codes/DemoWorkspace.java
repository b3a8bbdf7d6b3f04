package dev.waypost.codes;

import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.uploads.UploadStore;

/**
 * The workspace of the sample data, which is theirs alone: nothing real ever lies in it, so all of
 * it can be removed at once.
 *
 * <p>Methods throw {@link StoreUnavailableException} while the database is out of reach.
 */
public final class DemoWorkspace {
  /** Its id, which comes after those of all workspaces that are made otherwise. */
  public static final WorkspaceId ID = new WorkspaceId("ws_demo");

  /** What it is called. */
  public static final String NAME = "Bergblick Coffee (sample)";

  /** The log that its sample scans come from, as the readers of scan logs name it. */
  public static final String LOG = "demo";

  private static final int MOST_ROUNDS = 10;

  private final WorkspaceStore workspaces;
  private final WorkspaceContents contents;
  private final ScanCounterStore counters;
  private final ScanEraser scans;
  private final Runnable removed;

  /**
   * The workspace in these stores.
   *
   * @param removed lets this process notice that groups, fields and domains are gone
   */
  public DemoWorkspace(
      WorkspaceStore workspaces,
      CodeStore codes,
      UploadStore uploads,
      ThemeStore themes,
      ScanCounterStore counters,
      ScanEraser scans,
      LiveRoutes liveRoutes,
      Runnable removed) {
    this.workspaces = workspaces;
    this.contents = new WorkspaceContents(codes, uploads, themes, liveRoutes);
    this.counters = counters;
    this.scans = scans;
    this.removed = removed;
  }

  /** Whether it is there, be it only in part. */
  public boolean exists() {
    return workspaces.exists(ID);
  }

  /** Makes the sample data in a workspace that is not there yet. */
  @FunctionalInterface
  public interface Filling {
    /**
     * Makes them. The workspace is complete when its scans are counted, which comes last; where
     * that was not reached, the next filling begins anew.
     *
     * @throws Exception if that fails
     */
    void run() throws Exception;
  }

  /**
   * Fills it, unless all sample data are in it; what is there in part is removed before. Whoever
   * removes it meanwhile waits until this has ended.
   *
   * @return whether there was something to do
   * @throws Exception what the filling throws
   */
  public synchronized boolean fill(Filling filling) throws Exception {
    if (exists() && counters.position(LOG) > 0) {
      return false;
    }
    remove();
    // Another server, or a database that was put back, may have left what was recorded for it.
    counters.forget(LOG);
    scans.erase(ID, LOG);
    filling.run();
    return true;
  }

  /**
   * Removes it with everything in it and everything that was recorded for it, as if it had never
   * been; does nothing where it is not there. The short URLs of its codes lead nowhere before this
   * returns. Where it fails, it can be called again, and what was removed stays so. It blocks for
   * up to some seconds and belongs on a platform thread.
   */
  public synchronized void remove() {
    if (!exists()) {
      return;
    }
    // What is removed in part is not complete any more, whatever happens from here on.
    counters.forget(LOG);
    WorkspaceId sandbox = ID.sandbox();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      contents.clear(ID);
      contents.clear(sandbox);
      scans.erase(ID, LOG);
      // A key of the workspace may have made something meanwhile.
      if (workspaces.remove(sandbox) && workspaces.remove(ID)) {
        removed.run();
        return;
      }
    }
    throw new StoreUnavailableException(
        "Something is still being made in the sample data. Try again in a moment.", null);
  }
}
