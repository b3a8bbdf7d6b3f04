package dev.waypost.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which scans a summary is about, and whose days it counts in.
 *
 * @param workspaceId the workspace
 * @param codeIds the codes; null for all of the workspace
 * @param from the first instant, inclusive
 * @param to the end, exclusive; within the bounds of {@link CodeReportQuery}
 * @param zone where a day begins and ends
 */
public record ScanScope(
    String workspaceId, @Nullable Set<String> codeIds, Instant from, Instant to, ZoneId zone) {

  /** The same bounds as a report's. */
  public ScanScope {
    codeIds = codeIds == null ? null : Set.copyOf(codeIds);
    var _ = new CodeReportQuery(workspaceId, "", from, to, zone);
  }

  /** The time as a report has it. */
  CodeReportQuery time() {
    return new CodeReportQuery(workspaceId, "", from, to, zone);
  }

  /** The same over another time. */
  public ScanScope over(Instant otherFrom, Instant otherTo) {
    return new ScanScope(workspaceId, codeIds, otherFrom, otherTo, zone);
  }
}
