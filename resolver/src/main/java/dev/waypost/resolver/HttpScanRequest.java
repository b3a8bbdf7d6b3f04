package dev.waypost.resolver;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A request that came through Vert.x. */
final class HttpScanRequest implements ScanRequest {
  private final HttpServerRequest request;
  private final InetAddress address;
  private final KnownAgent agent;
  private final KnownLanguage language;

  HttpScanRequest(HttpServerRequest request, ClientAddress clientAddress, ScanDesk desk) {
    this.request = request;
    this.address = clientAddress.of(request);
    this.agent = desk.agent(request.getHeader(HttpHeaders.USER_AGENT));
    this.language = desk.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  @Override
  public InetAddress address() {
    return address;
  }

  @Override
  public KnownAgent agent() {
    return agent;
  }

  @Override
  public KnownLanguage language() {
    return language;
  }

  @Override
  public @Nullable String referrer() {
    return request.getHeader(HttpHeaders.REFERER);
  }

  @Override
  public @Nullable String query() {
    return request.query();
  }
}
