package dev.waypost.codes;

import dev.waypost.routing.RouteState;

/**
 * Where a code stands in its life, as its owner decided. Being expired is not a status that is
 * stored: it follows from the clock.
 */
public enum CodeStatus {
  /** Not live yet. */
  DRAFT(RouteState.DRAFT),
  /** In use. */
  ACTIVE(RouteState.ACTIVE),
  /** Stopped for a while. */
  PAUSED(RouteState.PAUSED),
  /** Put away; scans get what they get from a retired code. */
  ARCHIVED(RouteState.RETIRED),
  /** Over for good. */
  RETIRED(RouteState.RETIRED),
  /**
   * Deleted; kept so that its key is never given to another code and its history stays readable.
   */
  DELETED(RouteState.RETIRED);

  private final RouteState routeState;

  CodeStatus(RouteState routeState) {
    this.routeState = routeState;
  }

  /** What this status means for a scan. */
  public RouteState routeState() {
    return routeState;
  }
}
