package dev.waypost.resolver;

import dev.waypost.pages.PageFrame;
import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.rules.Access;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
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

  /** Outcomes that are no resolutions. */
  private static final String UNKNOWN = "unknown";

  private static final String LIMITED = "limited";
  static final String REFUSED = "refused";
  private static final String OTHER = "other";

  /** The clock of the machine may begin anywhere; ours begins here. */
  private static final long STARTED = System.nanoTime();

  private final RouteTable routes;
  private final LiveHosts hosts;
  private final ClientAddress clientAddress;
  private final ScanDesk desk;
  private final GatePosts posts;
  private final ScanNumbering numbering;
  private final HostedFiles files;
  private final Executor loop;
  private final Turn turn;
  private final MissLimiter misses;
  private final LoopMeter meter;

  /**
   * A handler.
   *
   * @param loop where it runs
   */
  ScanHandler(
      RouteTable routes,
      LiveHosts hosts,
      ClientAddress clientAddress,
      ScanDesk desk,
      GatePosts posts,
      ScanNumbering numbering,
      HostedFiles files,
      Executor loop,
      Turn turn,
      MissLimiter misses,
      LoopMeter meter) {
    this.routes = routes;
    this.hosts = hosts;
    this.clientAddress = clientAddress;
    this.desk = desk;
    this.posts = posts;
    this.numbering = numbering;
    this.files = files;
    this.loop = loop;
    this.turn = turn;
    this.misses = misses;
    this.meter = meter;
  }

  void handle(HttpServerRequest request) {
    if (isAmbiguous(request)) {
      meter.count(REFUSED);
      refuse(request);
      return;
    }
    boolean post = HttpMethod.POST.equals(request.method());
    if (!post
        && !HttpMethod.HEAD.equals(request.method())
        && !HttpMethod.GET.equals(request.method())) {
      refuseMethod(request);
      return;
    }
    Hosts now = hosts.present();
    String host = request.authority() == null ? null : request.authority().host();
    String path = request.path() == null ? "/" : request.path();
    String token = path.equals(VERIFICATION_PATH) ? now.tokenFor(host) : null;
    if (token != null) {
      meter.count(OTHER);
      Answers.token(request.response(), token);
      return;
    }
    String domain = now.domainFor(host);
    if (domain == null) {
      meter.count(REFUSED);
      Answers.misdirected(request.response(), Frames.ofNoDomain(request));
      return;
    }
    DomainFallbacks fallbacks = now.fallbacksOf(domain);
    if (post) {
      takeForm(request, domain, now, path);
      return;
    }
    if (!isOther(path)) {
      resolve(request, domain, now, RequestedKey.of(path));
      return;
    }
    meter.count(OTHER);
    switch (path) {
      case "/" ->
          Answers.home(request.response(), fallbacks.root(), () -> Frames.of(request, domain, now));
      case "/robots.txt" -> Answers.robots(request.response());
      default -> Answers.nothing(request.response());
    }
  }

  /** Whether no code can have the path. */
  private static boolean isOther(String path) {
    return path.equals("/") || path.equals("/robots.txt") || path.equals("/favicon.ico");
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

  private void refuseMethod(HttpServerRequest request) {
    meter.count(REFUSED);
    Answers.methodNotAllowed(request.response());
  }

  /** Only a code that asks for something takes forms. */
  private void takeForm(HttpServerRequest request, String domain, Hosts hosts, String path) {
    Route route = isOther(path) ? null : routes.find(domain, RequestedKey.of(path));
    if (route == null || route.plan().access().equals(Access.OPEN)) {
      refuseMethod(request);
    } else {
      posts.take(request, route, domain, hosts);
    }
  }

  private void resolve(HttpServerRequest request, String domain, Hosts hosts, String key) {
    if (request.response().closed()) {
      return; // while it waited for a number
    }
    Route route = routes.find(domain, key);
    if (route == null) {
      miss(request, domain, hosts);
      return;
    }
    var scan = new HttpScanRequest(request, clientAddress, desk);
    String attachment = AttachmentQuery.name(scan.query());
    if (attachment != null && offers(route)) {
      answerAttachment(request, scan, route, domain, hosts, attachment);
      return;
    }
    Long number =
        numbering.number(
            route, scan, () -> loop.execute(() -> resolve(request, domain, hosts, key)));
    if (number == null) {
      return;
    }
    Outcome outcome = desk.resolve(scan, route, domain, hosts, turn.now(), number);
    if (route.isSandbox()) {
      Answers.markSandbox(request.response());
    } else if (!scan.isHead()) {
      turn.log(desk.record(outcome));
    }
    meter.count(outcome.resolution().label());
    turn.answer(() -> Answers.resolved(request.response(), outcome, hosts));
  }

  private static boolean offers(Route route) {
    return route.target() instanceof PageTarget page && !page.attachments().isEmpty();
  }

  /**
   * Whoever gets the page gets what it offers. That is part of the scan that brought them there and
   * no scan of its own, so it is neither counted nor recorded.
   */
  private void answerAttachment(
      HttpServerRequest request,
      HttpScanRequest scan,
      Route route,
      String domain,
      Hosts hosts,
      String name) {
    Outcome outcome = desk.resolve(scan, route, domain, hosts, turn.now(), ScanDesk.NOT_COUNTED);
    meter.count(OTHER);
    if (!(outcome.resolution() instanceof ShowPage(PageTarget page))) {
      Answers.resolved(request.response(), outcome, hosts);
      return;
    }
    PageFrame frame = Frames.of(outcome, hosts);
    page.attachments().stream()
        .filter(attachment -> attachment.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            attachment -> answer(request.response(), attachment, frame),
            () -> Answers.unknown(request.response(), null, () -> frame));
  }

  private void answer(HttpServerResponse response, Attachment attachment, PageFrame frame) {
    switch (attachment.body()) {
      case Attachment.Body.Text(String text) -> Answers.attachment(response, attachment, text);
      case Attachment.Body.StoredFile(String sha256, long _) -> {
        var _ =
            files
                .find(sha256)
                .whenCompleteAsync(
                    (found, failed) ->
                        Answers.attachment(
                            response,
                            attachment,
                            failed == null ? found : Optional.<Path>empty(),
                            frame),
                    loop);
      }
    }
  }

  private void miss(HttpServerRequest request, String domain, Hosts hosts) {
    long wait = misses.miss(clientAddress.of(request), System.nanoTime() - STARTED);
    if (wait == MissLimiter.ALLOWED) {
      meter.count(UNKNOWN);
      Answers.unknown(
          request.response(),
          hosts.fallbacksOf(domain).notFound(),
          () -> Frames.of(request, domain, hosts));
    } else {
      meter.count(LIMITED);
      Answers.limited(request.response(), wait);
    }
  }
}
