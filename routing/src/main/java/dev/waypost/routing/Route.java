package dev.waypost.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything the data plane needs to answer a scan of one code.
 *
 * @param codeId the code's stable id
 * @param workspaceId whose code it is
 * @param revision the number of the route change that brought this route; grows over the whole
 *     system
 * @param state what the owner decided
 * @param target where it leads while active
 * @param expiresAt from this moment on the route is expired; null for never
 * @param fallback where scans go while the route is paused, expired or retired, in the form of a
 *     Location header; null for that of its group, its domain, or a page of ours
 * @param groupId the group that the code lies in; null for none
 * @param plan rules and whatever else it has beyond one destination
 */
public record Route(
    String codeId,
    String workspaceId,
    long revision,
    RouteState state,
    Target target,
    @Nullable Instant expiresAt,
    @Nullable String fallback,
    @Nullable String groupId,
    RoutePlan plan) {
  /** What the id of a workspace starts with whose codes are only tried out. */
  public static final String SANDBOX = "sbx_";

  /** A route with one destination and nothing else. */
  public static Route plain(
      String codeId, String workspaceId, long revision, RouteState state, Target target) {
    return new Route(
        codeId, workspaceId, revision, state, target, null, null, null, RoutePlan.PLAIN);
  }

  /** Whether the code is only tried out, so that its scans are not recorded. */
  public boolean isSandbox() {
    return workspaceId.startsWith(SANDBOX);
  }
}
