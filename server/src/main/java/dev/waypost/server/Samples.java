package dev.waypost.server;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.console.settings.SampleData;

/** The sample data as the console knows them. */
record Samples(DemoWorkspace workspace) implements SampleData {
  @Override
  public boolean exist() {
    return workspace.exists();
  }

  @Override
  public void remove() {
    workspace.remove();
  }
}
