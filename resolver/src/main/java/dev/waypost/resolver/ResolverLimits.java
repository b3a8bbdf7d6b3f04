package dev.waypost.resolver;

/**
 * How much is let in, so that nobody takes what others need.
 *
 * @param connections open at once, from everybody
 * @param connectionsPerAddress open at once from one address, or one /64 of IPv6; trusted proxies
 *     have no such limit. A company or a mobile network behind one address needs many.
 * @param missesPerMinute requests for codes that there are not, from one address or /64; 0 for any
 *     number. Requests for codes that there are have no limit.
 */
public record ResolverLimits(int connections, int connectionsPerAddress, int missesPerMinute) {
  /** What suits a server of its own. */
  public static final ResolverLimits DEFAULT = new ResolverLimits(10_000, 1_000, 60);
}
