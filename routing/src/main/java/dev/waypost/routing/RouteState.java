package dev.waypost.routing;

/**
 * What the owner decided a scan should get. Expiry is not a state: it follows from the time of the
 * scan.
 */
public enum RouteState {
  /** Not live yet. */
  DRAFT,
  /** Leads to its target. */
  ACTIVE,
  /** Stopped for a while. */
  PAUSED,
  /** Over for good, or until its owner restores it: retired, archived or deleted. */
  RETIRED,
  /** There is no such code any more, as if there had never been one. */
  REMOVED
}
