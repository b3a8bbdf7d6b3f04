package dev.waypost.benchmarks.redirect;

import dev.waypost.location.CountryDatabase;
import dev.waypost.resolver.BucketKey;
import dev.waypost.resolver.ClientAddress;
import dev.waypost.resolver.Gates;
import dev.waypost.resolver.HostedFiles;
import dev.waypost.resolver.Hosts;
import dev.waypost.resolver.LiveHosts;
import dev.waypost.resolver.ResolverLimits;
import dev.waypost.resolver.ResolverServer;
import dev.waypost.resolver.VisitorSalts;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkUses;
import dev.waypost.resolver.gates.LiveGateSecret;
import dev.waypost.resolver.gates.PasswordChecks;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.resolver.numbers.ScanNumbers;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.scanlog.ScanBatch;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The data plane in a process of its own, made of the classes that the server is made of: the
 * listener with one event loop, the route table, the scan log on disk with its defaults, the
 * country database that ships, and salts. There is no database, no API and no reader of the log.
 *
 * <p>It says {@code ready} on its standard output when it serves. For each line on its standard
 * input it reads the log, deletes what it has read, and says {@code logged N lost M allocated B}:
 * the scans, those that were lost, and the bytes that all threads allocated on the heap since it
 * last said so. It ends with its standard input.
 */
public final class ResolverProcess {
  private static final String DOMAIN = "dom_01jgfj9z5kq8t3v7x2m4n6p8r0";
  private static final String WORKSPACE = "ws_01jgfj9z5kq8t3v7x2m4n6p8r0";
  private static final int READ_AT_ONCE = 10_000;

  private final ScanLog log;
  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long position;

  private ResolverProcess(ScanLog log) {
    this.log = log;
  }

  /**
   * Runs it.
   *
   * @param arguments the port, the folder for the log, how many codes there are, and {@code plain}
   *     or {@code rules}
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]);
    var codes = new Codes(Integer.parseInt(arguments[2]));
    RouteTable routes = routes(codes, arguments[3].equals("rules"));
    try (ScanLog log = ScanLog.open(ScanLogSettings.in(folder));
        ScanNumbers numbers = ScanNumbers.open(folder.resolve("scan-numbers"), log);
        var passwords = new PasswordChecks(InstantSource.system(), new SecureRandom());
        var uses = new LinkUses((_, _, _) -> LinkCheck.Refused.UNCERTAIN)) {
      var gates = new Gates(new LiveGateSecret(), new RevokedLinks(), passwords, uses);
      Vertx vertx =
          Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
      var server =
          new ResolverServer(
              routes,
              new LiveHosts(
                  new Hosts(Map.of(Codes.HOST, DOMAIN), DOMAIN, false, Map.of(), Map.of())),
              log,
              CountryDatabase.shipped(),
              new ClientAddress(List.of()),
              salts(),
              new BucketKey(),
              gates,
              numbers,
              HostedFiles.NONE,
              ResolverLimits.DEFAULT,
              InstantSource.system());
      String id = server.start(vertx, "127.0.0.1", port, 1).await();
      System.out.println("ready");
      new ResolverProcess(log).tellUntilInputEnds();
      vertx.undeploy(id).await();
      vertx.close().await();
    }
  }

  private static RouteTable routes(Codes codes, boolean withRules) {
    var routes = new RouteTable();
    for (int code = 0; code < codes.count(); code++) {
      long revision = code + 1L;
      var route =
          new Route(
              "code_01jgfj9z5kq8t3v7x2%08d".formatted(code),
              WORKSPACE,
              revision,
              RouteState.ACTIVE,
              new WebTarget(codes.destination(code)),
              null,
              null,
              null,
              withRules ? ruled(code) : RoutePlan.PLAIN);
      routes.apply(new RouteChange(revision, new RouteAddress(DOMAIN, codes.key(code)), route));
    }
    return routes;
  }

  private static RoutePlan ruled(int code) {
    return new RoutePlan(
        Access.OPEN,
        TwentyRules.leadingTo(Codes.ruledDestination(code)),
        null,
        List.of(),
        RedirectOptions.DEFAULT,
        null);
  }

  private static VisitorSalts salts() {
    var salts = new VisitorSalts();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    salts.replace(Map.of(today, new byte[32], today.plusDays(1), new byte[32]));
    return salts;
  }

  private void tellUntilInputEnds() throws IOException, InterruptedException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long allocatedBefore = threads.getTotalThreadAllocatedBytes();
    while (input.readLine() != null) {
      long allocated = threads.getTotalThreadAllocatedBytes() - allocatedBefore;
      while (log.durableEnd() < log.end()) {
        Thread.sleep(1);
      }
      System.out.println(
          "logged %d lost %d allocated %d".formatted(readAll(), log.status().lost(), allocated));
      allocatedBefore = threads.getTotalThreadAllocatedBytes();
    }
  }

  private long readAll() throws IOException {
    long count = 0;
    while (position < log.durableEnd()) {
      ScanBatch batch = log.read(position, READ_AT_ONCE);
      count += batch.scans().size();
      position = batch.nextPosition();
      log.deleteBefore(position);
    }
    return count;
  }
}
