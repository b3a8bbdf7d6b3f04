package dev.waypost.routing;

/**
 * One numbered change of the route table.
 *
 * @param revision grows by each change, over all codes
 * @param address which route
 * @param route what it is from now on
 */
public record RouteChange(long revision, RouteAddress address, Route route) {
  /**
   * The route as a {@link RouteLoader} takes it.
   *
   * @param domainNumber what stands for its domain there
   */
  public byte[] encoded(int domainNumber) {
    return RouteEntry.of(domainNumber, address.key(), route);
  }
}
