package dev.waypost.server;

import dev.waypost.analytics.CodeReport;
import dev.waypost.analytics.CodeReportQuery;
import dev.waypost.analytics.ScanEvents;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.scanlog.LogFollower;
import dev.waypost.scanlog.ScanLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@link Measurements} from the counters and the analytics of this process. */
final class LiveMeasurements implements Measurements {
  private static final Duration LONGEST_WAIT_FOR_COUNTS = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT_FOR_EVENTS = Duration.ofSeconds(2);

  private final ScanLog log;
  private volatile @Nullable LogFollower counters;
  private volatile @Nullable Analytics analytics;

  private record Analytics(ScanEvents events, LogFollower follower) {}

  LiveMeasurements(ScanLog log) {
    this.log = log;
  }

  /** From now on scans are counted, by this follower. */
  void countBy(LogFollower follower) {
    counters = follower;
  }

  /** From now on there are analytics, fed by this follower. */
  void reportFrom(ScanEvents events, LogFollower follower) {
    analytics = new Analytics(events, follower);
  }

  boolean canReport() {
    return analytics != null;
  }

  @Override
  public void awaitCounts() {
    LogFollower counting = counters;
    if (counting != null) {
      await(counting, LONGEST_WAIT_FOR_COUNTS);
    }
  }

  @Override
  public CodeReport report(CodeReportQuery query) {
    Analytics opened = analytics;
    if (opened == null) {
      throw new ProblemException(
          ProblemCode.ANALYTICS_UNAVAILABLE,
          null,
          "The analytics are still being opened, or their file is damaged; the server's log says which. Scans are kept and will be counted. Please try again in a few seconds.");
    }
    await(opened.follower(), LONGEST_WAIT_FOR_EVENTS);
    return opened.events().codeReport(query);
  }

  private void await(LogFollower follower, Duration longest) {
    try {
      boolean _ = follower.awaitPosition(log.end(), longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
