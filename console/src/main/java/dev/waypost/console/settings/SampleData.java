package dev.waypost.console.settings;

/** A made-up company in a workspace of its own, with which every page shows something. */
public interface SampleData {

  /** Whether there are any. */
  boolean exist();

  /** Removes them with their workspace, as if they had never been. */
  void remove();
}
