package dev.waypost.resolver;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;

/**
 * Finds the address that a request came from where proxies stand before us. Only what trusted
 * proxies say of it is believed: of the addresses in X-Forwarded-For, followed by that of the
 * connection, the rightmost that is not a trusted proxy's counts. Whatever stands further left may
 * be invented.
 */
public final class ClientAddress {
  private final List<AddressRange> trustedProxies;

  /** Trusts these proxies and no others. */
  public ClientAddress(List<AddressRange> trustedProxies) {
    this.trustedProxies = List.copyOf(trustedProxies);
  }

  /** The address of the client that a request came from. */
  public InetAddress of(HttpServerRequest request) {
    InetAddress connection =
        InetAddress.ofLiteral(request.connection().remoteAddress().hostAddress());
    return of(connection, request.headers().getAll("X-Forwarded-For"));
  }

  /**
   * The address of the client.
   *
   * @param connection the address at the other end of the connection
   * @param forwardedFor the X-Forwarded-For headers in their order
   */
  public InetAddress of(InetAddress connection, List<String> forwardedFor) {
    InetAddress client = connection;
    if (trustedProxies.isEmpty() || forwardedFor.isEmpty() || !isTrustedProxy(client)) {
      return client;
    }
    String[] hops = String.join(",", forwardedFor).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrustedProxy(client); i--) {
      InetAddress hop = AddressLiteral.parse(hops[i].strip());
      if (hop == null) {
        return client;
      }
      client = hop;
    }
    return client;
  }

  /**
   * Whether a request came over HTTPS to the first of the proxies that we trust, as far as they say
   * so by X-Forwarded-Proto.
   */
  boolean isOverHttps(HttpServerRequest request) {
    String scheme = request.getHeader("X-Forwarded-Proto");
    InetAddress connection =
        InetAddress.ofLiteral(request.connection().remoteAddress().hostAddress());
    return scheme != null && isTrustedProxy(connection) && scheme.strip().equalsIgnoreCase("https");
  }

  /** Whether an address is that of a proxy whose word is believed. */
  boolean isTrustedProxy(InetAddress address) {
    for (AddressRange range : trustedProxies) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
