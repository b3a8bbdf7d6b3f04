package dev.waypost.resolver;

import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.GivenContext;
import dev.waypost.routing.Location;
import dev.waypost.routing.Locator;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.UserAgent;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanRecord;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The way of a scan: host and path → route → resolution → scan log → answer. Runs on an event loop,
 * one instance for each, and never waits.
 *
 * <p>The scan is in the log before its answer leaves. Where the log can't take it, the answer
 * leaves all the same: a person is waiting, and the log counts and reports what it lost.
 */
final class ScanHandler {
  /** Where a claim to a host is proven; domains name the same path to their owners. */
  private static final String VERIFICATION_PATH = "/.well-known/waypost-verification.txt";

  /** How long the rest of a refused request may take before its connection is cut. */
  private static final Duration REFUSED_DRAIN = Duration.ofSeconds(1);

  private final RouteTable routes;
  private final LiveHosts hosts;
  private final ScanLog log;
  private final Locator locator;
  private final ClientAddress clientAddress;
  private final VisitorHash visitorHash;
  private final InstantSource clock;

  ScanHandler(
      RouteTable routes,
      LiveHosts hosts,
      ScanLog log,
      Locator locator,
      ClientAddress clientAddress,
      VisitorSalts salts,
      InstantSource clock) {
    this.routes = routes;
    this.hosts = hosts;
    this.log = log;
    this.locator = locator;
    this.clientAddress = clientAddress;
    this.visitorHash = new VisitorHash(salts);
    this.clock = clock;
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
      default -> resolve(request, domain, now, RequestedKey.of(path), head);
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
      HttpServerRequest request, String domain, Hosts hosts, String key, boolean head) {
    DomainFallbacks fallbacks = hosts.fallbacksOf(domain);
    Route route = routes.find(domain, key);
    if (route == null) {
      Answers.unknown(request.response(), fallbacks.notFound());
      return;
    }
    Instant now = clock.instant();
    Resolution own = RouteEvaluator.evaluate(route, GivenContext.at(now)).resolution();
    Resolution resolution = fallbacks.applyTo(hosts.groupFallbacks().applyTo(route, own));
    if (route.isSandbox()) {
      Answers.markSandbox(request.response());
    } else if (!head) {
      log.append(record(request, domain, route, resolution, now));
    }
    Answers.resolved(request.response(), resolution);
  }

  private ScanRecord record(
      HttpServerRequest request, String domain, Route route, Resolution resolution, Instant now) {
    String agentHeader = request.getHeader(HttpHeaders.USER_AGENT);
    UserAgent agent = UserAgent.parse(agentHeader);
    InetAddress address = clientAddress.of(request);
    Location location = locator.locate(address);
    return new ScanRecord(
        now,
        route.workspaceId(),
        route.codeId(),
        domain,
        route.revision(),
        resolution.label(),
        null,
        null,
        location.country(),
        location.region(),
        location.city(),
        agent.device().name().toLowerCase(Locale.ROOT),
        audience(agent.requester()),
        visitorHash.of(now, route.workspaceId(), address, agentHeader),
        agentHeader,
        RequestHeaders.firstLanguage(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
        RequestHeaders.host(request.getHeader(HttpHeaders.REFERER)));
  }

  private static Audience audience(UserAgent.Requester requester) {
    return switch (requester) {
      case PERSON -> Audience.PERSON;
      case PREVIEW -> Audience.PREVIEW;
      case CRAWLER -> Audience.CRAWLER;
    };
  }
}
