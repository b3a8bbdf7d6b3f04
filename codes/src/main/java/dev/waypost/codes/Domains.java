package dev.waypost.codes;

import dev.waypost.payload.WebAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The domains as they are known to this process, the default one first. */
public final class Domains {
  private final List<Domain> all;

  /**
   * These domains.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Domains(List<Domain> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("There must be a default domain.");
    }
    this.all = List.copyOf(all);
  }

  /** All domains. */
  public List<Domain> all() {
    return all;
  }

  /** The domain under which new codes are made. */
  public Domain defaultDomain() {
    return all.getFirst();
  }

  /** The domain of that id. */
  public Domain get(String id) {
    for (Domain domain : all) {
      if (domain.id().equals(id)) {
        return domain;
      }
    }
    throw new IllegalStateException("There is no domain " + id + ".");
  }

  /** The short URL of a code, or null for a static one. */
  public @Nullable String shortUrl(Code code) {
    return code.domainId() == null || code.key() == null
        ? null
        : get(code.domainId()).shortUrl(code.key());
  }

  /** Whether one of these domains answers at an address, over http or https. */
  boolean serve(WebAddress address) {
    String name = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
    String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int port = namedPort(address.ascii(), address.port());
    for (Domain domain : all) {
      int domainPort = namedPort(domain.baseUrl(), URI.create(domain.baseUrl()).getPort());
      if (domainPort == port && sameHost(domain.host(), host)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The port, or -1 for the usual one of http and of https alike: where both are usual, one leads
   * to the other.
   */
  private static int namedPort(String address, int port) {
    return port == (address.startsWith("https:") ? 443 : 80) ? -1 : port;
  }

  /** On a machine that is being tried out, all names of the machine itself lead to us. */
  private static boolean sameHost(String domainHost, String host) {
    return domainHost.equals(host) || (isLoopback(domainHost) && isLoopback(host));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
