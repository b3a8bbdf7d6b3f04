package dev.waypost.server;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.analytics.AnalyticsException;
import dev.waypost.analytics.CodeReport;
import dev.waypost.analytics.CodeReportQuery;
import dev.waypost.analytics.ScanEvents;
import dev.waypost.analytics.ScanScope;
import dev.waypost.analytics.ScanSummary;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.scanlog.LogFollower;
import dev.waypost.scanlog.ScanLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Measurements} from the counters and the analytics of this process. */
final class LiveMeasurements implements Measurements {
  private static final Duration LONGEST_WAIT_FOR_COUNTS = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT_FOR_EVENTS = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT_TO_ERASE = Duration.ofSeconds(10);

  /** A page that comes at once is worth more than one that has the very last scan. */
  private static final Duration LONGEST_WAIT_FOR_PAGES = Duration.ofMillis(50);

  private final ScanLog log;
  private final List<LogFollower> followers;
  private final Optional<ScanEvents> analytics;

  /**
   * Measurements by these followers.
   *
   * @param followers that of the counters first, that of the analytics, if there are any, last
   */
  LiveMeasurements(ScanLog log, List<LogFollower> followers, Optional<ScanEvents> analytics) {
    this.log = log;
    this.followers = followers;
    this.analytics = analytics;
  }

  @Override
  public void awaitCounts() {
    boolean _ = await(followers.getFirst(), LONGEST_WAIT_FOR_COUNTS);
  }

  @Override
  public CodeReport report(CodeReportQuery query) {
    return caughtUp(LONGEST_WAIT_FOR_EVENTS).codeReport(query);
  }

  @Override
  public ScanSummary summary(
      ScanScope scope, ScanSummary.Length length, Set<ScanSummary.Dimension> dimensions, int most) {
    return caughtUp(LONGEST_WAIT_FOR_PAGES).summary(scope, length, dimensions, most);
  }

  @Override
  public Map<String, long[]> perCode(ScanScope scope, int steps) {
    return caughtUp(LONGEST_WAIT_FOR_PAGES).perCode(scope, steps);
  }

  private ScanEvents caughtUp(Duration longestWait) {
    ScanEvents events = analytics.orElseThrow(LiveMeasurements::unavailable);
    LogFollower follower = followers.getLast();
    if (!await(follower, longestWait) && follower.fault() != null) {
      throw unavailable();
    }
    return events;
  }

  /**
   * Erases the scans of a workspace; see {@link dev.waypost.codes.ScanEraser}.
   *
   * @param log the scan log that brought those scans alone
   * @throws StoreUnavailableException if readers are behind or the analytics do not answer
   */
  void erase(WorkspaceId workspace, String log) {
    for (LogFollower follower : followers) {
      if (!await(follower, LONGEST_WAIT_TO_ERASE)) {
        throw new StoreUnavailableException(
            "Scans are still on their way into the " + follower.sink().name() + ".", null);
      }
    }
    try {
      long _ = analytics.orElseThrow(LiveMeasurements::unavailable).remove(workspace.value(), log);
    } catch (AnalyticsException | ProblemException e) {
      throw new StoreUnavailableException("The analytics can't be written at present.", e);
    }
  }

  /** How much of the log each reader has not read, by its name. */
  Map<String, Long> bytesBehind() {
    return followers.stream().collect(toMap(follower -> follower.sink().name(), this::bytesBehind));
  }

  private long bytesBehind(LogFollower follower) {
    return Math.max(0, log.end() - follower.position());
  }

  /** What the operator wants to know of each reader. */
  void describe(ObjectNode details) {
    ArrayNode readers = details.putArray("readers");
    for (LogFollower follower : followers) {
      ObjectNode reader = readers.addObject();
      reader.put("name", follower.sink().name());
      reader.put("bytes_behind", bytesBehind(follower));
      reader.put("fault", follower.fault());
    }
    details.put("analytics", analytics.isPresent() ? "open" : "not open");
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        ProblemCode.ANALYTICS_UNAVAILABLE,
        null,
        "The analytics can't be read or written at present; the server's log says why. Scans are kept"
            + " and will be counted. Please try again in a few seconds.");
  }

  private boolean await(LogFollower follower, Duration longest) {
    try {
      return follower.awaitPosition(log.end(), longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
