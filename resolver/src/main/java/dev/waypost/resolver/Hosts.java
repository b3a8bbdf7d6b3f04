package dev.waypost.resolver;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which domain answers for a host.
 *
 * @param domainIds domain ids by host, in lower case and without port
 * @param defaultDomainId the domain for any host that no domain claims
 * @param strict whether such hosts are refused instead
 */
public record Hosts(Map<String, String> domainIds, String defaultDomainId, boolean strict) {
  public Hosts {
    domainIds = Map.copyOf(domainIds);
  }

  /** The domain's id, or null where the host is refused. */
  @Nullable String domainFor(@Nullable String host) {
    String claimed = host == null ? null : domainIds.get(host.toLowerCase(Locale.ROOT));
    if (claimed != null) {
      return claimed;
    }
    return strict ? null : defaultDomainId;
  }
}
