package dev.waypost.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches what somebody else names, without lending them our place in the network.
 *
 * <p>A host is resolved once. If any of its addresses is one that {@link AddressGuard} refuses,
 * nothing is sent; else the connection goes to the very address that was judged, so that a name
 * that changes meanwhile changes nothing. Redirects are not followed. Bytes and time have limits.
 */
public final class GuardedHttp {
  private static final String USER_AGENT = "Waypost";

  private final NameService names;
  private final AddressGuard guard;
  private final SSLSocketFactory tls;

  /** Fetches by these names and under this guard, trusting whom the Java platform trusts. */
  public GuardedHttp(NameService names, AddressGuard guard) {
    this(names, guard, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  GuardedHttp(NameService names, AddressGuard guard, SSLSocketFactory tls) {
    this.names = names;
    this.guard = guard;
    this.tls = tls;
  }

  /**
   * Gets what is at an address.
   *
   * @param address absolute, http or https, its host in ASCII and without user name
   * @param maxBodyBytes the most bytes that the body may have
   * @param time for everything but the name, whose lookup has a limit of its own
   * @throws OutboundException if it can't be had; its reason follows the address in a sentence
   * @throws IllegalArgumentException if the address is not as asked for
   */
  public Response get(URI address, int maxBodyBytes, Duration time) throws OutboundException {
    boolean secure = isHttps(address);
    String host = host(address);
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    InetAddress pinned = pinned(host);
    try (var plain = new Socket();
        var deadline = new Deadline(plain, time)) {
      try {
        plain.connect(new InetSocketAddress(pinned, port), (int) time.toMillis());
        Socket socket = secure ? secured(plain, host, port) : plain;
        socket.getOutputStream().write(request(address));
        socket.getOutputStream().flush();
        return new ResponseReader(new BufferedInputStream(socket.getInputStream()), maxBodyBytes)
            .read();
      } catch (IOException e) {
        throw failed(e, deadline.hasPassed(), time);
      }
    } catch (IOException closing) {
      throw failed(closing, false, time);
    }
  }

  private static boolean isHttps(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new IllegalArgumentException("Neither http nor https: " + address);
    }
    return secure;
  }

  private static String host(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("Without a host, or with a user name: " + address);
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private InetAddress pinned(String host) throws OutboundException {
    List<InetAddress> addresses = names.addresses(host);
    if (!addresses.stream().allMatch(guard::allows)) {
      throw new OutboundException("leads to an address that is not on the public internet");
    }
    return addresses.getFirst();
  }

  /** TLS with the certificate checked against the name (RFC 2818 §3.1), which is sent along. */
  private Socket secured(Socket plain, String host, int port) throws IOException {
    var socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String target = (path.isEmpty() ? "/" : path) + query;
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return """
    GET %s HTTP/1.1
    Host: %s%s
    User-Agent: %s
    Accept: */*
    Accept-Encoding: identity
    Connection: close

    """
        .formatted(target, address.getHost(), port, USER_AGENT)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static OutboundException failed(IOException e, boolean tooLate, Duration time) {
    if (tooLate) {
      return new OutboundException(
          "did not answer within %.0f seconds".formatted(time.toMillis() / 1000.0), e);
    }
    return new OutboundException(
        e instanceof SSLException
            ? "has no valid certificate for its name"
            : "could not be reached",
        e);
  }
}
