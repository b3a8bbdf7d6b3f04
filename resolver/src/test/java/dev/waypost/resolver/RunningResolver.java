package dev.waypost.resolver;

import dev.waypost.resolver.gates.LinkOwner;
import dev.waypost.resolver.gates.LinkUses;
import dev.waypost.resolver.gates.LiveGateSecret;
import dev.waypost.resolver.gates.PasswordChecks;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.resolver.numbers.CountedScans.Counted;
import dev.waypost.resolver.numbers.ScanNumbers;
import dev.waypost.routing.Location;
import dev.waypost.routing.Locator;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.scanlog.ScanRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A resolver that listens on a free port of the loopback address, with a log in a directory. */
final class RunningResolver implements AutoCloseable {
  static final String DOMAIN = "dom_main";
  static final String HOST = "qr.example.com";
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");

  /** How long anything may take before a test gives up. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Knows one network, that of RFC 5737 §3 (TEST-NET-3), and nothing else. */
  static final Locator LOCATOR =
      address ->
          address.getHostAddress().startsWith("203.0.113.")
              ? new Location("DE", "BY", "München")
              : Location.UNKNOWN;

  /** Lets the tests of everything else ask for as many codes that are not there as they like. */
  private static final ResolverLimits GENEROUS = new ResolverLimits(10_000, 1_000, 0);

  /** Under which links and passages are signed. */
  static final GateSecret SECRET = new GateSecret(new byte[GateSecret.BYTES]);

  private final RouteTable routes = new RouteTable();
  private final VisitorSalts salts = new VisitorSalts();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();
  private final LiveHosts hosts;
  private final RevokedLinks revoked = new RevokedLinks();
  private final PasswordChecks passwords = new PasswordChecks(() -> NOW, new SecureRandom());
  private final LinkUses linkUses =
      new LinkUses((code, link, wanted) -> owner().use(code, link, wanted));
  private final ScanNumbers numbers;
  private volatile LinkOwner owner =
      (_, _, _) -> {
        throw new IllegalStateException("Nobody counts the uses of links.");
      };
  private final ResolverServer server;
  private final ScanLog log;
  private final int port;

  private RunningResolver(
      Path directory,
      int port,
      boolean strictHosts,
      List<String> trustedProxies,
      ResolverLimits limits)
      throws IOException {
    this.log = ScanLog.open(ScanLogSettings.in(directory));
    this.numbers = ScanNumbers.open(directory.resolve("scan-numbers"), log);
    numbers.connect((_, _) -> new Counted(0, Map.of()));
    var secret = new LiveGateSecret();
    secret.replace(SECRET);
    revoked.know();
    this.port = port;
    salts.replace(Map.of(LocalDate.ofInstant(NOW, ZoneOffset.UTC), new byte[] {1, 2, 3}));
    hosts =
        new LiveHosts(
            new Hosts(
                Map.of(HOST, DOMAIN, "other.example", "dom_other"),
                DOMAIN,
                strictHosts,
                Map.of(),
                Map.of()));
    server =
        new ResolverServer(
            routes,
            hosts,
            log,
            LOCATOR,
            new ClientAddress(trustedProxies.stream().map(AddressRange::parse).toList()),
            salts,
            new BucketKey(),
            new Gates(secret, revoked, passwords, linkUses),
            numbers,
            HostedFiles.NONE,
            limits,
            () -> NOW);
    try {
      await(server.start(vertx, "127.0.0.1", port, 2));
    } catch (CompletionException failed) {
      close();
      throw failed;
    }
  }

  private static void await(Future<?> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  static RunningResolver start(Path directory) throws IOException {
    return new RunningResolver(directory, freePort(), false, List.of(), GENEROUS);
  }

  static RunningResolver startOn(int port, Path directory) throws IOException {
    return new RunningResolver(directory, port, false, List.of(), GENEROUS);
  }

  static RunningResolver startStrict(Path directory) throws IOException {
    return new RunningResolver(directory, freePort(), true, List.of(), GENEROUS);
  }

  static RunningResolver startBehind(Path directory, String... trustedProxies) throws IOException {
    return new RunningResolver(directory, freePort(), false, List.of(trustedProxies), GENEROUS);
  }

  static RunningResolver startLimited(
      Path directory, ResolverLimits limits, String... trustedProxies) throws IOException {
    return new RunningResolver(directory, freePort(), false, List.of(trustedProxies), limits);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  VisitorSalts salts() {
    return salts;
  }

  LiveHosts hosts() {
    return hosts;
  }

  ResolverMeters meters() {
    return server.meters();
  }

  ScanLog log() {
    return log;
  }

  /** An active route of the main domain that leads to an address. */
  void route(String key, String location) {
    route(DOMAIN, key, RouteState.ACTIVE, new WebTarget(location), null, null);
  }

  /** A route whose code is called {@code code_} and its key. */
  void route(
      String domain,
      String key,
      RouteState state,
      Target target,
      @Nullable Instant expiresAt,
      @Nullable String fallback) {
    long revision = routes.revision() + 1;
    var route =
        new Route(
            "code_" + key,
            "ws_1",
            revision,
            state,
            target,
            expiresAt,
            fallback,
            null,
            RoutePlan.PLAIN);
    routes.apply(new RouteChange(revision, new RouteAddress(domain, key), route));
  }

  /** An active route of the main domain, whose code is called {@code code_} and its key. */
  void route(String key, Target target, RoutePlan plan) {
    route("ws_1", key, target, plan);
  }

  /** The same of a code that is only tried out. */
  void sandboxRoute(String key, Target target, RoutePlan plan) {
    route(Route.SANDBOX + "ws_1", key, target, plan);
  }

  private void route(String workspace, String key, Target target, RoutePlan plan) {
    long revision = routes.revision() + 1;
    var route =
        new Route(
            "code_" + key, workspace, revision, RouteState.ACTIVE, target, null, null, null, plan);
    routes.apply(new RouteChange(revision, new RouteAddress(DOMAIN, key), route));
  }

  private LinkOwner owner() {
    return owner;
  }

  /** The uses of links are counted by this from now on. */
  void countLinkUsesBy(LinkOwner next) {
    owner = next;
  }

  RevokedLinks revokedLinks() {
    return revoked;
  }

  /** A request that can be completed with {@link #send}. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> head(String path) throws Exception {
    return send(request(path).HEAD());
  }

  /** Everything logged so far, once it can be read. */
  List<ScanRecord> scans() throws IOException {
    long end = log.end();
    Awaitility.await().atMost(PATIENCE).until(() -> log.durableEnd() >= end);
    return log.read(0, Integer.MAX_VALUE).scans().stream().map(LoggedScan::record).toList();
  }

  @Override
  public void close() {
    client.close();
    await(vertx.close());
    numbers.close();
    linkUses.close();
    passwords.close();
    log.close();
  }
}
