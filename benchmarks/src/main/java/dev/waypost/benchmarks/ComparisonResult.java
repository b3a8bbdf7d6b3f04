package dev.waypost.benchmarks;

import static java.util.function.Predicate.not;

import java.util.List;

/**
 * What was measured in a comparison.
 *
 * @param measurements one of ours, and one for each peer if there are any; in any order
 */
record ComparisonResult(Comparison comparison, List<Measurement> measurements) {
  ComparisonResult {
    measurements = List.copyOf(measurements);
  }

  /** Waypost's measurement. */
  Measurement ours() {
    return measurements.stream().filter(Measurement::isOurs).findFirst().orElseThrow();
  }

  /** The measurements of the others. */
  List<Measurement> peers() {
    return measurements.stream().filter(not(Measurement::isOurs)).toList();
  }

  /** How many times as long as Waypost a peer took: above 1 where Waypost is faster. */
  double ratio(Measurement peer) {
    return peer.microseconds() / ours().microseconds();
  }
}
