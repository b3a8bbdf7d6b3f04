package dev.waypost.routing;

/**
 * Where a route is found.
 *
 * @param domain the domain's id
 * @param key the path below the domain without its leading slash, as it was given out
 */
public record RouteAddress(String domain, String key) {}
