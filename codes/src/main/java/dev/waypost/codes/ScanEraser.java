package dev.waypost.codes;

/** The way to the scans that were recorded. */
@FunctionalInterface
public interface ScanEraser {
  /**
   * Erases the scans of a workspace wherever they are reported from. Those that are on their way
   * there are waited for, so that none appears later.
   *
   * @param log the scan log that brought those scans alone, forgotten with them
   * @throws StoreUnavailableException if they can't be erased at present
   */
  void erase(WorkspaceId workspace, String log);
}
