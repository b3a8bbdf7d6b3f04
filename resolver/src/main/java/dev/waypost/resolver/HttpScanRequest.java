package dev.waypost.resolver;

import dev.waypost.routing.PrefetchHint;
import dev.waypost.scanlog.Audience;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that came through Vert.x. */
final class HttpScanRequest implements ScanRequest {
  private final HttpServerRequest request;
  private final InetAddress address;
  private final KnownAgent agent;
  private final KnownLanguage language;

  private final Audience audience;

  HttpScanRequest(HttpServerRequest request, ClientAddress clientAddress, ScanDesk desk) {
    this.request = request;
    this.address = clientAddress.of(request);
    this.agent = desk.agent(request.getHeader(HttpHeaders.USER_AGENT));
    this.language = desk.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    boolean prefetch =
        PrefetchHint.isIn(
            request.getHeader("Sec-Purpose"),
            request.getHeader("Purpose"),
            request.getHeader("X-Purpose"));
    this.audience = prefetch ? Audience.PREVIEW : agent.audience();
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

  @Override
  public @Nullable String cookie() {
    List<String> headers = request.headers().getAll(HttpHeaders.COOKIE);
    return headers.isEmpty() ? null : String.join("; ", headers);
  }

  @Override
  public Audience audience() {
    return audience;
  }

  @Override
  public boolean isHead() {
    return HttpMethod.HEAD.equals(request.method());
  }
}
