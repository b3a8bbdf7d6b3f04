package dev.waypost.routing.rules;

/**
 * A version of an operating system; a part that is not written is 0.
 *
 * @param major 0 to 65535
 * @param minor 0 to 65535
 * @param patch 0 to 65535
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
  @Override
  public int compareTo(Version other) {
    return Long.compare(number(), other.number());
  }

  private long number() {
    return ((long) major << 32) | ((long) minor << 16) | patch;
  }
}
