package dev.waypost.benchmarks.redirect;

import dev.waypost.location.CountryDatabase;
import dev.waypost.resolver.ClientAddress;
import dev.waypost.resolver.Hosts;
import dev.waypost.resolver.LiveHosts;
import dev.waypost.resolver.ResolverLimits;
import dev.waypost.resolver.ResolverServer;
import dev.waypost.resolver.VisitorSalts;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.scanlog.ScanBatch;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Trial. */
public final class ResolverProcess {
  private ResolverProcess() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]);
    List<String> keys = Files.readAllLines(folder.resolve("keys.txt"));
    var routes = new RouteTable();
    long revision = 0;
    for (String key : keys) {
      revision++;
      routes.apply(
          new RouteChange(
              revision,
              new RouteAddress("dom_01jgfj9z5kq8t3v7x2m4n6p8r0", key),
              Route.plain(
                  "code_" + "01jgfj9z5kq8t3v7x2" + String.format("%08d", revision),
                  "ws_01jgfj9z5kq8t3v7x2m4n6p8r0",
                  revision,
                  RouteState.ACTIVE,
                  new WebTarget(
                      "https://shop.example.com/products/"
                          + revision
                          + "?utm_source=qr&utm_campaign=autumn"))));
    }
    var salts = new VisitorSalts();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    salts.replace(Map.of(today, new byte[32], today.plusDays(1), new byte[32]));
    var hosts =
        new LiveHosts(
            new Hosts(
                Map.of("qr.example.com", "dom_01jgfj9z5kq8t3v7x2m4n6p8r0"),
                "dom_01jgfj9z5kq8t3v7x2m4n6p8r0",
                false,
                Map.of(),
                Map.of()));
    ScanLog log = ScanLog.open(ScanLogSettings.in(folder.resolve("scanlog")));
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    System.out.println(
        "native "
            + vertx.isNativeTransportEnabled()
            + " "
            + vertx.unavailableNativeTransportCause());
    var server =
        new ResolverServer(
            routes,
            hosts,
            log,
            CountryDatabase.shipped(),
            new ClientAddress(List.of()),
            salts,
            new byte[32],
            ResolverLimits.DEFAULT,
            InstantSource.system());
    var _ = server.start(vertx, "127.0.0.1", port, 1).await();
    System.out.println("ready");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long position = 0;
    while (in.readLine() != null) {
      Thread.sleep(Duration.ofMillis(100));
      long count = 0;
      while (position < log.durableEnd()) {
        ScanBatch batch = log.read(position, 10_000);
        count += batch.scans().size();
        position = batch.nextPosition();
      }
      log.deleteBefore(position);
      System.out.println("count " + count + " lost " + log.status().lost());
    }
  }
}
