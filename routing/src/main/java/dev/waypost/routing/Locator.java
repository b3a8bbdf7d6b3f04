package dev.waypost.routing;

import java.net.InetAddress;

/**
 * Tells where an address is. Called for every scan on its event loop: answers from memory, in
 * microseconds, and never throws.
 */
@FunctionalInterface
public interface Locator {
  /** The location, or {@link Location#UNKNOWN}. */
  Location locate(InetAddress address);
}
