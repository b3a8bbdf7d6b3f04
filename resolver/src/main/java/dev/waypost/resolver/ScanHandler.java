package dev.waypost.resolver;

import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteTable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The way of a scan: host and path → route → resolution → scan log → answer. Runs on an event loop,
 * one instance for each, and never waits. Its {@link Turn} sees to it that the scan is in the log
 * before its answer leaves.
 */
final class ScanHandler {
  /** Where a claim to a host is proven; domains name the same path to their owners. */
  private static final String VERIFICATION_PATH = "/.well-known/waypost-verification.txt";

  /** How long the rest of a refused request may take before its connection is cut. */
  private static final Duration REFUSED_DRAIN = Duration.ofSeconds(1);

  private final RouteTable routes;
  private final LiveHosts hosts;
  private final ClientAddress clientAddress;
  private final ScanDesk desk;
  private final Turn turn;

  ScanHandler(
      RouteTable routes, LiveHosts hosts, ClientAddress clientAddress, ScanDesk desk, Turn turn) {
    this.routes = routes;
    this.hosts = hosts;
    this.clientAddress = clientAddress;
    this.desk = desk;
    this.turn = turn;
  }

  void handle(HttpServerRequest request) {
    if (isAmbiguous(request)) {
      refuse(request);
      return;
    }
    boolean head = HttpMethod.HEAD.equals(request.method());
    if (!head && !HttpMethod.GET.equals(request.method())) {
      Answers.methodNotAllowed(request.response());
      return;
    }
    Hosts now = hosts.present();
    String host = request.authority() == null ? null : request.authority().host();
    String path = request.path() == null ? "/" : request.path();
    String token = path.equals(VERIFICATION_PATH) ? now.tokenFor(host) : null;
    if (token != null) {
      Answers.token(request.response(), token);
      return;
    }
    String domain = now.domainFor(host);
    if (domain == null) {
      Answers.misdirected(request.response());
      return;
    }
    DomainFallbacks fallbacks = now.fallbacksOf(domain);
    switch (path) {
      case "/" -> Answers.home(request.response(), fallbacks.root());
      case "/robots.txt" -> Answers.robots(request.response());
      case "/favicon.ico" -> Answers.nothing(request.response());
      default -> resolve(request, domain, fallbacks, RequestedKey.of(path), head);
    }
  }

  /**
   * Whether a proxy before us may have seen other requests in the same bytes: where the version is
   * not 1.0 or 1.1, and where a body has a transfer coding, which is how requests are smuggled (RFC
   * 9112 §6.1 and §11.2). A scan has no body, so nothing is lost by refusing them.
   */
  private static boolean isAmbiguous(HttpServerRequest request) {
    return request.version() == null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /**
   * Closes the connection, so that nothing behind the request is taken for another one; a request
   * of an unknown version gets no answer, because there is none that it would understand.
   */
  private static void refuse(HttpServerRequest request) {
    if (request.version() == null) {
      request.connection().close();
    } else {
      request.connection().shutdown(REFUSED_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
      Answers.malformed(request.response());
    }
  }

  private void resolve(
      HttpServerRequest request,
      String domain,
      DomainFallbacks fallbacks,
      String key,
      boolean head) {
    Route route = routes.find(domain, key);
    if (route == null) {
      Answers.unknown(request.response(), fallbacks.notFound());
      return;
    }
    var scan = new HttpScanRequest(request, clientAddress, desk);
    Outcome outcome = desk.resolve(scan, route, domain, fallbacks, turn.now());
    if (route.isSandbox()) {
      Answers.markSandbox(request.response());
    } else if (!head) {
      turn.log(desk.record(outcome));
    }
    turn.answer(() -> Answers.resolved(request.response(), outcome.resolution()));
  }
}
