package dev.waypost.analytics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often codes were scanned. People alone are counted, except in {@code bots}. Visitors are
 * those of {@link CodeReport}.
 *
 * @param lastScan the last of them; null for none
 * @param steps every day, or every hour, of the time asked for, in order, also those without scans
 * @param shares by dimension, most scans first, then by name
 */
public record ScanSummary(
    long scans,
    long visitors,
    long bots,
    @Nullable Instant lastScan,
    List<Step> steps,
    Map<Dimension, List<Share>> shares) {

  public ScanSummary {
    steps = List.copyOf(steps);
    shares = Map.copyOf(shares);
  }

  /** The length of a step. */
  public enum Length {
    /** A day of the zone. */
    DAY("day"),
    /** An hour of the zone's clock; one that a change of the clock repeats counts once. */
    HOUR("hour");

    private final String word;

    Length(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * A day or an hour.
   *
   * @param start by the zone's clock
   */
  public record Step(LocalDateTime start, long scans, long visitors) {}

  /** The scans that have a property in common. */
  public record Share(String name, long scans, long visitors) {}

  /** A property of scans. */
  public enum Dimension {
    /** {@code phone}, {@code tablet}, {@code desktop}, … */
    DEVICE("device"),
    /** The operating system. */
    SYSTEM("os"),
    /** The browser. */
    BROWSER("browser"),
    /** The country by its ISO 3166-1 code. */
    COUNTRY("country"),
    /** The language that the browser prefers. */
    LANGUAGE("language"),
    /** The host of the page that led to the scan. */
    REFERRER("referrer_host"),
    /** What the scan got. */
    RESOLUTION("resolution"),
    /** The rule that fired. */
    RULE("rule"),
    /** The variant that was drawn. */
    VARIANT("variant"),
    /** The id of the code. */
    CODE("code");

    private final String column;

    Dimension(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }
}
