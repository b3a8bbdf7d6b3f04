package dev.waypost.routing;

import java.time.Instant;

/**
 * What is known of a scan when its route is evaluated.
 *
 * @param time when the scan arrived
 */
public record ScanContext(Instant time) {}
