package dev.waypost.scanlog;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** All followers of one log. What all of them have taken can be deleted. */
public final class LogFollowers implements Closeable {
  private final ScanLog log;
  private final List<LogFollower> followers;
  private final Duration closeTimeout;

  private LogFollowers(ScanLog log, List<LogFollower> followers, Duration closeTimeout) {
    this.log = log;
    this.followers = followers;
    this.closeTimeout = closeTimeout;
  }

  /**
   * Begins to follow a log.
   *
   * @param sinks everyone who reads the log, at least one: what they have taken is deleted
   */
  public static LogFollowers start(
      ScanLog log, List<? extends ScanSink> sinks, FollowerSettings settings) {
    if (sinks.isEmpty()) {
      throw new IllegalArgumentException("sinks is empty; at least one must take the scans");
    }
    List<LogFollower> followers =
        sinks.stream().map(sink -> LogFollower.start(log, sink, settings)).toList();
    return new LogFollowers(log, followers, settings.closeTimeout());
  }

  /** One follower for each sink, in their order. */
  public List<LogFollower> followers() {
    return followers;
  }

  /**
   * Waits until all sinks have taken everything that is durable now.
   *
   * @return whether that was done within the timeout
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    long target = log.durableEnd();
    long deadline = System.nanoTime() + timeout.toNanos();
    for (LogFollower follower : followers) {
      if (!follower.awaitPosition(target, Duration.ofNanos(deadline - System.nanoTime()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Deletes the segments that all followers have passed. To be called now and then, such as each
   * minute.
   *
   * @throws IOException if a segment cannot be deleted; it is tried again at the next call
   */
  public void deletePassed() throws IOException {
    long passedByAll = followers.stream().mapToLong(LogFollower::position).min().orElse(0);
    log.deleteBefore(passedByAll);
  }

  /** Closes all followers, with one timeout for all of them together. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + closeTimeout.toNanos();
    for (LogFollower follower : followers) {
      follower.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }
}
