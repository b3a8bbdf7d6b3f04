package dev.waypost.server;

import dev.waypost.localcopy.CopySettings;
import dev.waypost.localcopy.LocalCopy;
import dev.waypost.localcopy.Revocations;
import dev.waypost.localcopy.Surroundings;
import dev.waypost.location.Attribution;
import dev.waypost.location.CountryDatabase;
import dev.waypost.resolver.BucketKey;
import dev.waypost.resolver.ClientAddress;
import dev.waypost.resolver.Gates;
import dev.waypost.resolver.Hosts;
import dev.waypost.resolver.LiveHosts;
import dev.waypost.resolver.ResolverMeters;
import dev.waypost.resolver.ResolverServer;
import dev.waypost.resolver.VisitorSalts;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkOwner;
import dev.waypost.resolver.gates.LinkUses;
import dev.waypost.resolver.gates.LiveGateSecret;
import dev.waypost.resolver.gates.PasswordChecks;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.resolver.numbers.ScanNumbers;
import dev.waypost.routing.GroupFallbacks;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.server.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What answers scans, and all that it needs for that in memory and on the disk. Nothing in here
 * waits for the database: what was found in the local copy is used until the control plane brings
 * what is newer.
 */
final class DataPlane implements AutoCloseable {
  /** The folder of the local copy in the data directory. */
  static final String COPY = "routes";

  /** The folder of files that pages offer, in the data directory. */
  static final String FILES = "files";

  /** The name of the secret under which visitors keep their share and their variant. */
  static final String BUCKET_KEY = "visitor_buckets";

  private final Settings settings;
  private final CountryDatabase countries;
  private final Supplier<RouteTable> tables;
  private final LocalCopy copy;
  private final ScanLog log;
  private final InstantSource clock;
  private final Resources resources;
  private final ClientAddress clientAddress;
  private final LiveHosts hosts = new LiveHosts(Hosts.NONE);
  private final Looks looks = new Looks();
  private final VisitorSalts salts = new VisitorSalts();
  private final BucketKey bucketKey = new BucketKey();
  private final LiveGateSecret gateSecret = new LiveGateSecret();
  private final RevokedLinks revokedLinks = new RevokedLinks();
  private final ScanNumbers numbers;
  private final FileFolder files;
  private volatile LinkOwner linkOwner = DataPlane::noLinkOwner;
  private final ResolverServer resolver;

  private DataPlane(
      Settings settings,
      CountryDatabase countries,
      Supplier<RouteTable> tables,
      LocalCopy copy,
      ScanLog log,
      ScanNumbers numbers,
      FileFolder files,
      InstantSource clock,
      SecureRandom random,
      Resources resources) {
    this.settings = settings;
    this.countries = countries;
    this.tables = tables;
    this.copy = copy;
    this.log = log;
    this.numbers = numbers;
    this.files = files;
    this.clock = clock;
    this.resources = resources;
    this.clientAddress = new ClientAddress(settings.trustedProxies());
    this.resolver =
        new ResolverServer(
            copy.table(),
            hosts,
            log,
            countries,
            clientAddress,
            salts,
            bucketKey,
            gates(random),
            numbers,
            files,
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
      Settings settings,
      CountryDatabase countries,
      DataDirectory data,
      InstantSource clock,
      SecureRandom random)
      throws StartRefusedException {
    var resources = new Resources();
    try {
      Supplier<RouteTable> tables = tables(random.nextLong(), random.nextLong());
      LocalCopy copy = resources.add("local copy", openCopy(data, random, tables));
      ScanLog log = resources.add("scan log", openLog(data, settings.scanLogMaxBytes()));
      ScanNumbers numbers =
          resources.add("numbers of scans", openNumbers(data, log), ScanNumbers::close);
      var plane =
          new DataPlane(
              settings,
              countries,
              tables,
              copy,
              log,
              numbers,
              new FileFolder(data.resolve(FILES)),
              clock,
              random,
              resources);
      plane.useCopy();
      return plane;
    } catch (StartRefusedException | RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  private Gates gates(SecureRandom random) {
    var passwords =
        resources.add(
            "checks of passwords", new PasswordChecks(clock, random), PasswordChecks::close);
    var uses =
        resources.add(
            "uses of links",
            new LinkUses((code, link, wanted) -> linkOwner.use(code, link, wanted)),
            LinkUses::close);
    return new Gates(gateSecret, revokedLinks, passwords, uses);
  }

  private static LinkCheck noLinkOwner(String codeId, LinkId link, BooleanSupplier wanted) {
    throw new IllegalStateException("The database that counts the uses of links is away.");
  }

  private static Supplier<RouteTable> tables(long seed, long otherSeed) {
    return () -> new RouteTable(seed, otherSeed);
  }

  private void useCopy() {
    copy.surroundings().ifPresent(found -> hosts.replace(hosts(found, Map.of())));
    byte[] key = copy.secrets().keys().get(BUCKET_KEY);
    if (key != null) {
      bucketKey.replace(key);
    }
    copy.revocations().ifPresent(this::use);
    byte[] secret = copy.secrets().keys().get(GateSecret.NAME);
    if (secret != null) {
      gateSecret.replace(new GateSecret(secret));
    }
    forgetPastSalts();
    var housekeeping = resources.add("housekeeping of the data plane", new Housekeeping());
    housekeeping.every(10, TimeUnit.MINUTES, "forgetting salts of the past", this::forgetPastSalts);
  }

  private void use(Revocations found) {
    found.ends().forEach((link, end) -> revokedLinks.add(new LinkId(link), end));
    revokedLinks.know();
  }

  /** Salts of days that are over are destroyed also while the database is away. */
  private void forgetPastSalts() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    useSalts(copy.secrets().since(today).salts());
  }

  /** Whether scans can be answered before the control plane has brought anything. */
  boolean isReady() {
    return copy.installation().isPresent() && copy.surroundings().isPresent();
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

  /**
   * The next scan sees these domains.
   *
   * @param tokens what proves the claim to a host that no domain has yet, by host
   */
  void useSurroundings(Surroundings surroundings, Map<String, String> tokens) {
    hosts.replace(hosts(surroundings, tokens));
    copy.keep(surroundings);
  }

  /** The next scan's visitor is hashed under one of these salts, by UTC day. */
  void useSalts(Map<LocalDate, byte[]> next) {
    salts.replace(next);
    copy.keep(copy.secrets().withSalts(next));
  }

  private Hosts hosts(Surroundings surroundings, Map<String, String> tokens) {
    return new Hosts(
        surroundings.domains(),
        surroundings.defaultDomain(),
        settings.strictHosts(),
        surroundings.domainFallbacks(),
        new GroupFallbacks(surroundings.groupFallbacks()),
        looks.of(surroundings.brands()),
        tokens);
  }

  /** The routes that scans are answered by. */
  RouteTable routes() {
    return copy.table();
  }

  /** Makes empty tables like that of the routes. */
  Supplier<RouteTable> tables() {
    return tables;
  }

  /** What is kept of the routes and of what stands around them. */
  LocalCopy copy() {
    return copy;
  }

  /** Visitors keep their share and their variant under this secret. */
  void useBucketKey(byte[] key) {
    bucketKey.replace(key);
    copy.keep(copy.secrets().withKey(BUCKET_KEY, key));
  }

  /** Links and passes are signed under this secret. */
  void useGateSecret(byte[] secret) {
    gateSecret.replace(new GateSecret(secret));
    copy.keep(copy.secrets().withKey(GateSecret.NAME, secret));
  }

  /** Who counts the uses of links. */
  void useLinkOwner(LinkOwner owner) {
    linkOwner = owner;
  }

  /** The files that pages offer. */
  FileFolder files() {
    return files;
  }

  /** The links that were taken back. */
  RevokedLinks revokedLinks() {
    return revokedLinks;
  }

  /** Which of a code's scans each one is. */
  ScanNumbers numbers() {
    return numbers;
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

  private static LocalCopy openCopy(
      DataDirectory data, SecureRandom random, Supplier<RouteTable> tables)
      throws StartRefusedException {
    try {
      return LocalCopy.open(data.resolve(COPY), CopySettings.defaults(), random::nextLong, tables);
    } catch (IOException e) {
      throw new StartRefusedException(
          "The local copy of routes can't be opened: " + e.getMessage(), e);
    }
  }

  private static ScanNumbers openNumbers(DataDirectory data, ScanLog log)
      throws StartRefusedException {
    try {
      Path folder = Files.createDirectories(data.resolve("numbers"));
      return ScanNumbers.open(folder.resolve("scan-numbers"), log);
    } catch (IOException e) {
      throw new StartRefusedException(
          "The numbers of scans can't be read from the scan log: " + e.getMessage(), e);
    }
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
