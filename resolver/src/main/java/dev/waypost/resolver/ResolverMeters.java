package dev.waypost.resolver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the resolver has counted since it was started. Thread-safe. */
public final class ResolverMeters {
  /** The upper bounds of the times that are told apart, in nanoseconds; those above share one. */
  private static final long[] BOUNDS_NANOS = {
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    1_000_000_000,
  };

  static final int BUCKETS = BOUNDS_NANOS.length;

  private final List<LoopMeter> loops = new CopyOnWriteArrayList<>();
  private volatile @Nullable OpenConnections connections;
  private volatile @Nullable MissLimiter misses;

  /** The meter of one more event loop. */
  LoopMeter newLoop() {
    var loop = new LoopMeter();
    loops.add(loop);
    return loop;
  }

  void watch(OpenConnections opened, MissLimiter limiter) {
    connections = opened;
    misses = limiter;
  }

  /** The place of a time among the bounds. */
  static int bucket(long nanos) {
    int bucket = 0;
    while (bucket < BUCKETS && nanos > BOUNDS_NANOS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** The upper bounds of the times that are told apart, in seconds; the last one has none. */
  public static List<Double> boundsInSeconds() {
    return Arrays.stream(BOUNDS_NANOS).mapToObj(nanos -> nanos / 1e9).toList();
  }

  /**
   * How many scans were answered within each of {@link #boundsInSeconds} and above the one before,
   * and, last, above all of them. A scan counts with the time of its turn: from the moment at which
   * the first request of the turn was read until the last answer was handed to the operating
   * system.
   */
  public List<Long> answeredWithin() {
    return IntStream.rangeClosed(0, BUCKETS)
        .mapToObj(bucket -> loops.stream().mapToLong(loop -> loop.inBucket(bucket)).sum())
        .toList();
  }

  /** The times of all scans together, in seconds. */
  public double answeringSeconds() {
    return loops.stream().mapToLong(LoopMeter::nanos).sum() / 1e9;
  }

  /**
   * Requests by how they were answered: the names of resolutions that docs/VOCABULARY.md lists, and
   * {@code unknown}, {@code limited}, {@code refused} and {@code other}.
   */
  public Map<String, Long> outcomes() {
    var sums = new ConcurrentHashMap<String, Long>();
    loops.forEach(loop -> loop.addOutcomesTo(sums));
    return sums;
  }

  /** Connections that are open. */
  public int openConnections() {
    OpenConnections known = connections;
    return known == null ? 0 : known.count();
  }

  /** Connections that were refused, because there were too many. */
  public long refusedConnections() {
    OpenConnections known = connections;
    return known == null ? 0 : known.refused();
  }

  /** Requests for codes that there are not, from networks that had asked for too many of them. */
  public long limitedMisses() {
    MissLimiter known = misses;
    return known == null ? 0 : known.limited();
  }
}
