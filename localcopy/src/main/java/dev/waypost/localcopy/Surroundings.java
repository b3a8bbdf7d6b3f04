package dev.waypost.localcopy;

import dev.waypost.pages.Brand;
import dev.waypost.routing.DomainFallbacks;
import java.util.Map;

/**
 * What stands around the routes.
 *
 * @param domains ids of domains by host, in lower case and without port
 * @param defaultDomain the id of the domain for hosts that no domain claims
 * @param domainFallbacks by the id of the domain, in the form of a Location header; those that have
 *     none may be absent
 * @param groupFallbacks by the id of the group, in the form of a Location header
 * @param brands how the pages of a domain look, by its id; those with Waypost's own look are absent
 */
public record Surroundings(
    Map<String, String> domains,
    String defaultDomain,
    Map<String, DomainFallbacks> domainFallbacks,
    Map<String, String> groupFallbacks,
    Map<String, Brand> brands) {
  public Surroundings {
    domains = Map.copyOf(domains);
    domainFallbacks = Map.copyOf(domainFallbacks);
    groupFallbacks = Map.copyOf(groupFallbacks);
    brands = Map.copyOf(brands);
  }
}
