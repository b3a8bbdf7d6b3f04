package dev.waypost.api.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes all bodies under way may have together, from the first byte that comes in until
 * the call is answered. Thread-safe.
 */
public final class BodyBudget {
  /**
   * A body that is read as JSON and becomes codes, their rows and an answer takes several times its
   * own bytes.
   */
  private static final int HEAP_SHARE = 8;

  /** One body of the most that a call takes must fit. */
  private static final long LEAST = 72L * 1024 * 1024;

  /** Large bodies leave this part of the budget to small ones. */
  private static final int SMALL_SHARE = 8;

  private final long bytes;
  private final AtomicLong taken = new AtomicLong();

  /** A budget of that many bytes. */
  public BodyBudget(long bytes) {
    this.bytes = bytes;
  }

  /** As much as the memory of this process allows. */
  public static BodyBudget ofMemory() {
    return new BodyBudget(
        Math.max(LEAST + LEAST / SMALL_SHARE, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
  }

  /**
   * Takes bytes, to be given back.
   *
   * @param large whether they are of a body larger than {@link Operation#MAX_BODY_BYTES}
   * @return whether there were as many
   */
  boolean take(int count, boolean large) {
    long most = large ? bytes - bytes / SMALL_SHARE : bytes;
    if (taken.addAndGet(count) <= most) {
      return true;
    }
    taken.addAndGet(-count);
    return false;
  }

  void giveBack(long count) {
    taken.addAndGet(-count);
  }
}
