package dev.waypost.routing.rules;

/**
 * A version of an operating system; a part that is not written is 0.
 *
 * @param major 0 to {@value #MAXIMUM_PART}
 * @param minor 0 to {@value #MAXIMUM_PART}
 * @param patch 0 to {@value #MAXIMUM_PART}
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
  /** The greatest number that a part may be. */
  public static final int MAXIMUM_PART = 65_535;

  @Override
  public int compareTo(Version other) {
    return Long.compare(number(), other.number());
  }

  /** As it is written, with at least two parts: {@code 17.0}, {@code 17.4.1}. */
  public String text() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }

  /** Greater for later versions. */
  public long number() {
    return ((long) major << 32) | ((long) minor << 16) | patch;
  }
}
