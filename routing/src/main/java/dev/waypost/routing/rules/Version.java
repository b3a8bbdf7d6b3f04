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

  /** As it is written, with at least two parts: {@code 17.0}, {@code 17.4.1}. */
  public String text() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }

  private long number() {
    return ((long) major << 32) | ((long) minor << 16) | patch;
  }
}
