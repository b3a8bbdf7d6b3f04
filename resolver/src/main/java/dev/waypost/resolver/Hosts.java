package dev.waypost.resolver;

import dev.waypost.pages.Look;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.GroupFallbacks;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which domain answers for a host, and how; what scans are answered by beside the routes.
 *
 * @param domainIds domain ids by host, in lower case and without port
 * @param defaultDomainId the domain for any host that no domain claims
 * @param strict whether such hosts are refused instead
 * @param fallbacks by domain id, in the form of a Location header; a domain that has none may be
 *     absent
 * @param groupFallbacks where scans of the codes in groups go that lead nowhere else; they come
 *     before those of domains
 * @param looks how the pages of domains look, by domain id; a domain with Waypost's own look may be
 *     absent
 * @param tokens what proves the claim to a host that no domain has yet, by host
 */
public record Hosts(
    Map<String, String> domainIds,
    String defaultDomainId,
    boolean strict,
    Map<String, DomainFallbacks> fallbacks,
    GroupFallbacks groupFallbacks,
    Map<String, Look> looks,
    Map<String, String> tokens) {
  /** No host at all, as long as none is known. */
  public static final Hosts NONE = new Hosts(Map.of(), "", true, Map.of(), Map.of());

  public Hosts {
    domainIds = Map.copyOf(domainIds);
    fallbacks = Map.copyOf(fallbacks);
    looks = Map.copyOf(looks);
    tokens = Map.copyOf(tokens);
  }

  /** Hosts where no group has a fallback and no domain a look of its own. */
  public Hosts(
      Map<String, String> domainIds,
      String defaultDomainId,
      boolean strict,
      Map<String, DomainFallbacks> fallbacks,
      Map<String, String> tokens) {
    this(domainIds, defaultDomainId, strict, fallbacks, GroupFallbacks.NONE, Map.of(), tokens);
  }

  /** The domain's id, or null where the host is refused. */
  @Nullable String domainFor(@Nullable String host) {
    String claimed = host == null ? null : domainIds.get(host.toLowerCase(Locale.ROOT));
    if (claimed != null) {
      return claimed;
    }
    return strict ? null : defaultDomainId;
  }

  /** Where scans at a domain go that no code leads anywhere. */
  DomainFallbacks fallbacksOf(String domainId) {
    return fallbacks.getOrDefault(domainId, DomainFallbacks.NONE);
  }

  /** How the pages of a domain look. */
  Look lookOf(String domainId) {
    return looks.getOrDefault(domainId, Look.PLAIN);
  }

  /** The token that proves the claim to a host, or null where there is none to show. */
  @Nullable String tokenFor(@Nullable String host) {
    return host == null ? null : tokens.get(host.toLowerCase(Locale.ROOT));
  }
}
