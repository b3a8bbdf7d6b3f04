package dev.waypost.server;

import dev.waypost.location.Attribution;
import dev.waypost.location.CountryDatabase;
import dev.waypost.resolver.BucketKey;
import dev.waypost.resolver.ClientAddress;
import dev.waypost.resolver.Hosts;
import dev.waypost.resolver.LiveHosts;
import dev.waypost.resolver.ResolverMeters;
import dev.waypost.resolver.ResolverServer;
import dev.waypost.resolver.VisitorSalts;
import dev.waypost.routing.RouteTable;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.server.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What answers scans, and all that it needs for that in memory and on the disk. Nothing in here
 * waits for the database: the control plane brings what changes.
 */
final class DataPlane implements AutoCloseable {
  private final Settings settings;
  private final CountryDatabase countries;
  private final ScanLog log;
  private final Resources resources;
  private final ClientAddress clientAddress;
  private final RouteTable routes = new RouteTable();
  private final LiveHosts hosts = new LiveHosts(Hosts.NONE);
  private final VisitorSalts salts = new VisitorSalts();
  private final BucketKey bucketKey = new BucketKey();
  private final ResolverServer resolver;

  private DataPlane(
      Settings settings,
      CountryDatabase countries,
      ScanLog log,
      InstantSource clock,
      Resources resources) {
    this.settings = settings;
    this.countries = countries;
    this.log = log;
    this.resources = resources;
    this.clientAddress = new ClientAddress(settings.trustedProxies());
    this.resolver =
        new ResolverServer(
            routes,
            hosts,
            log,
            countries,
            clientAddress,
            salts,
            bucketKey,
            settings.resolverLimits(),
            clock);
  }

  /**
   * Opens what is on the disk.
   *
   * @param countries tells where scans come from
   * @throws StartRefusedException if it can't be; whatever was begun has ended again
   */
  static DataPlane open(
      Settings settings, CountryDatabase countries, DataDirectory data, InstantSource clock)
      throws StartRefusedException {
    var resources = new Resources();
    try {
      ScanLog log = resources.add("scan log", openLog(data, settings.scanLogMaxBytes()));
      return new DataPlane(settings, countries, log, clock, resources);
    } catch (StartRefusedException | RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /**
   * Starts listening for scans.
   *
   * @return completes when it does; the id is for {@link Vertx#undeploy}
   */
  Future<String> listen(Vertx vertx) {
    return resolver.start(
        vertx, settings.bind(), settings.scanPort(), VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
  }

  /** The routes that scans are answered by. */
  RouteTable routes() {
    return routes;
  }

  /** The hosts that scans are answered for. */
  LiveHosts hosts() {
    return hosts;
  }

  /** The salts that visitors are hashed under. */
  VisitorSalts salts() {
    return salts;
  }

  /** The secret under which visitors keep their share and their variant. */
  BucketKey bucketKey() {
    return bucketKey;
  }

  /** What the resolver counts. */
  ResolverMeters meters() {
    return resolver.meters();
  }

  /** Where scans are written. */
  ScanLog log() {
    return log;
  }

  /** Who is behind a request. */
  ClientAddress clientAddress() {
    return clientAddress;
  }

  /** Whose data the countries come from, where that must be said. */
  Optional<Attribution> attribution() {
    return countries.attribution();
  }

  private static ScanLog openLog(DataDirectory data, long maxBytes) throws StartRefusedException {
    try {
      return ScanLog.open(ScanLogSettings.in(data.resolve("scanlog")).atMost(maxBytes));
    } catch (IOException e) {
      throw new StartRefusedException("The scan log can't be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
