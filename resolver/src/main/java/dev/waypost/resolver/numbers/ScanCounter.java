package dev.waypost.resolver.numbers;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the scans of one code. Numbers are drawn by event loops; everything else is done under the
 * lock of {@link ScanNumbers}.
 */
public final class ScanCounter {
  private final String codeId;

  /** The last number drawn. */
  private final AtomicLong last = new AtomicLong();

  /** The scans that are known up to a position of the log. */
  private long settled;

  /** The route with which every scan since draws a number. */
  private volatile long revision;

  private volatile boolean drawn;

  ScanCounter(String codeId) {
    this.codeId = codeId;
  }

  String codeId() {
    return codeId;
  }

  /** The number of a scan that enters the log and counts. To be called once for each. */
  public long draw() {
    long number = last.incrementAndGet();
    if (!drawn) {
      drawn = true;
    }
    return number;
  }

  /** The number that the next scan will have, for whoever looks without counting. */
  public long next() {
    return last.get() + 1;
  }

  /** Whether all scans by this revision of the code's route draw their numbers here. */
  boolean isFor(long routeRevision) {
    return revision >= routeRevision;
  }

  long settled() {
    return settled;
  }

  long revision() {
    return revision;
  }

  void settle(long scans) {
    settled += scans;
  }

  /** All scans up to now are settled: the next number follows. */
  void beginWith(long routeRevision) {
    last.set(settled);
    revision = routeRevision;
  }

  /** As {@link #beginWith}, where not all scans may be settled. */
  void goOnWith(long routeRevision) {
    last.accumulateAndGet(settled, Math::max);
    revision = routeRevision;
  }

  /** There were more scans than was known, or fewer. */
  void correct(long scans) {
    settled += scans;
    last.addAndGet(scans);
  }

  /** Whether a number was drawn since this was asked last. */
  boolean takeDrawn() {
    boolean was = drawn;
    drawn = false;
    return was;
  }
}
