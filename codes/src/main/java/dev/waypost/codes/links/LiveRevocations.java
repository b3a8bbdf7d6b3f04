package dev.waypost.codes.links;

/** The way of revocations to the data plane. */
@FunctionalInterface
public interface LiveRevocations {
  /**
   * Returns when the next scan is refused by every link that has been revoked. They are stored
   * already, so nothing is lost where this fails.
   */
  void publish();
}
