package dev.waypost.resolver;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What one event loop counts. Only its loop writes, so that counting costs no more than storing a
 * number; anybody may read.
 */
final class LoopMeter {
  private final ConcurrentHashMap<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
  private final AtomicLongArray buckets = new AtomicLongArray(ResolverMeters.BUCKETS + 1);
  private final AtomicLong nanos = new AtomicLong();

  /** Counts a request by how it was answered. */
  void count(String outcome) {
    AtomicLong counter = outcomes.get(outcome);
    if (counter == null) {
      counter = new AtomicLong();
      outcomes.put(outcome, counter);
    }
    counter.setRelease(counter.getPlain() + 1);
  }

  /** Counts scans that were answered within a time. */
  void answered(int scans, long withinNanos) {
    int bucket = ResolverMeters.bucket(withinNanos);
    buckets.setRelease(bucket, buckets.getPlain(bucket) + scans);
    nanos.setRelease(nanos.getPlain() + scans * withinNanos);
  }

  void addOutcomesTo(ConcurrentHashMap<String, Long> sums) {
    outcomes.forEach((outcome, count) -> sums.merge(outcome, count.getAcquire(), Long::sum));
  }

  long inBucket(int bucket) {
    return buckets.getAcquire(bucket);
  }

  long nanos() {
    return nanos.getAcquire();
  }
}
