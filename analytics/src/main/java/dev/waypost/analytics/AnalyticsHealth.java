package dev.waypost.analytics;

import java.util.Map;

/**
 * What the analytics database holds.
 *
 * @param events scans stored
 * @param positions how far each log was taken, by the log's id
 */
public record AnalyticsHealth(long events, Map<String, Long> positions) {
  public AnalyticsHealth {
    positions = Map.copyOf(positions);
  }
}
