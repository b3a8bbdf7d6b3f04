package dev.waypost.server;

import dev.waypost.console.settings.SampleData;

/** For servers that were started without sample data. */
final class NoSampleData implements SampleData {
  @Override
  public boolean exist() {
    return false;
  }

  @Override
  public void remove() {}
}
