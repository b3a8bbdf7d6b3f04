package dev.waypost.codes.links;

/** What became of using a link once. */
public enum Redemption {
  /** This use is one of those that the link is good for. It is counted. */
  REDEEMED,
  /** It was used as often as it may be. */
  USED,
  /** Its time is over. */
  EXPIRED,
  /** Its owner took it back. */
  REVOKED,
  /** There is no such link of that code, or no longer. */
  UNKNOWN,
  /** Whoever asked has stopped waiting, so the use is not counted. */
  GIVEN_UP
}
