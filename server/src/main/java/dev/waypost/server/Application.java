package dev.waypost.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.analytics.ScanEvents;
import dev.waypost.api.Health;
import dev.waypost.api.Operations;
import dev.waypost.api.StartPage;
import dev.waypost.api.analytics.AnalyticsOperations;
import dev.waypost.api.bulk.CsvExport;
import dev.waypost.api.bulk.CsvOperations;
import dev.waypost.api.bulk.JobRunner;
import dev.waypost.api.bulk.ResultLines;
import dev.waypost.api.bulk.SeriesOperations;
import dev.waypost.api.codes.BulkOperations;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.CodeOperations;
import dev.waypost.api.codes.ExplainOperations;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.compatibility.CodeQrOperations;
import dev.waypost.api.compatibility.QrForAgentBulk;
import dev.waypost.api.compatibility.QrForAgentOperations;
import dev.waypost.api.domains.DomainOperations;
import dev.waypost.api.groups.GroupOperations;
import dev.waypost.api.http.ApiServer;
import dev.waypost.api.http.Callers;
import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.RateLimits;
import dev.waypost.api.http.Repeats;
import dev.waypost.api.images.CodeImages;
import dev.waypost.api.images.ImageOperations;
import dev.waypost.api.jobs.JobDesk;
import dev.waypost.api.jobs.JobFiles;
import dev.waypost.api.jobs.JobOperations;
import dev.waypost.api.keys.KeyOperations;
import dev.waypost.api.metadata.MetadataFieldOperations;
import dev.waypost.api.openapi.DescriptionOperations;
import dev.waypost.api.recalls.RecallOperations;
import dev.waypost.api.sandbox.SandboxOperations;
import dev.waypost.api.tokens.TokenOperations;
import dev.waypost.api.usage.UsageOperations;
import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.DomainService;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Explanations;
import dev.waypost.codes.JobStore;
import dev.waypost.codes.Jobs;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswerStore;
import dev.waypost.codes.Quotas;
import dev.waypost.codes.Recalls;
import dev.waypost.codes.Sandboxes;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.location.Attribution;
import dev.waypost.location.CountryDatabase;
import dev.waypost.location.LocationDatabaseException;
import dev.waypost.outbound.AddressGuard;
import dev.waypost.outbound.GuardedHttp;
import dev.waypost.outbound.NameService;
import dev.waypost.pages.Html;
import dev.waypost.resolver.ClientAddress;
import dev.waypost.resolver.ResolverServer;
import dev.waypost.resolver.VisitorSalts;
import dev.waypost.routing.RouteTable;
import dev.waypost.scanlog.FollowerSettings;
import dev.waypost.scanlog.LogFollowers;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.scanlog.ScanLogStatus;
import dev.waypost.scanlog.ScanSink;
import dev.waypost.server.settings.Settings;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseRefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The running program. {@link #start} and {@link #close} read as the order in which everything
 * begins and ends.
 */
final class Application implements AutoCloseable {
  private static final int API_WORKERS = 16;
  private static final int LISTEN_TIMEOUT_SECONDS = 30;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

  private final Settings settings;
  private final Resources resources = new Resources();
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private volatile boolean listening;
  private boolean madeKey;
  private List<Operation> operations = List.of();

  private Application(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @throws StartRefusedException if it can't start; whatever was begun has ended again
   */
  static Application start(Settings settings) throws StartRefusedException {
    var application = new Application(settings);
    try {
      application.start();
      return application;
    } catch (StartRefusedException | RuntimeException e) {
      application.close();
      throw e;
    }
  }

  /** Whether this start was the first and made the admin key. */
  boolean madeKey() {
    return madeKey;
  }

  /** Every call that the API listener serves. */
  List<Operation> operations() {
    return operations;
  }

  private void start() throws StartRefusedException {
    Ports.requireFree(settings.bind(), settings.port(), settings.scanPort());
    CountryDatabase countries = resources.add("country database", openCountries());
    DataDirectory data =
        resources.add("data directory", DataDirectory.take(settings.dataDirectory()));
    Optional<ScanEvents> analytics = AnalyticsFile.open(data.resolve("analytics.duckdb"));
    analytics.ifPresent(events -> resources.add("analytics", events));
    Database database = resources.add("database", openDatabase());
    CodeStore codes = database.codes();
    var apiKeys = new ApiKeys(database.apiKeys(), clock, random);
    resources.add("when keys were used", apiKeys, ApiKeys::saveUses);
    var ids = new TimeOrderedIds(clock, random);
    WorkspaceId workspace = FirstStart.workspace(database.workspaces(), ids);
    Domains domains = FirstStart.domains(database.domains(), codes, settings.shortUrl(), ids);
    var domainFeed = new DomainFeed(domains, database.workspaces(), settings.strictHosts());
    var groups = new Groups(database.groups(), domains, domainFeed, clock, ids);
    var metadataFields = new MetadataFields(database.metadataFields(), clock);
    madeKey = FirstStart.adminKey(apiKeys, workspace, data);

    ScanLog log = resources.add("scan log", openLog(data));
    var salts = new VisitorSalts();
    var saltKeeper = new SaltKeeper(database.visitorSalts(), salts, clock, random);
    saltKeeper.keep();
    var routes = new RouteTable();
    var feed = new RouteFeed(database.routes(), routes);
    feed.catchUp();

    var counters = new ScanCounters(database.scanCounters());
    LogFollowers followers = follow(log, counters, analytics);
    var measurements = new LiveMeasurements(log, followers.followers(), analytics);
    var housekeeping = resources.add("housekeeping", new Housekeeping());
    if (analytics.isPresent()) {
      // Only while every reader is there: what analytics could not take yet is kept.
      housekeeping.every(
          1,
          TimeUnit.MINUTES,
          "deleting what all readers have taken from the scan log",
          () -> deletePassed(followers));
    }
    housekeeping.every(1, TimeUnit.SECONDS, "reading route changes", feed::catchUp);
    housekeeping.every(1, TimeUnit.SECONDS, "reading groups", groups::refresh);
    housekeeping.every(1, TimeUnit.SECONDS, "reading metadata fields", metadataFields::refresh);
    housekeeping.every(1, TimeUnit.SECONDS, "reading domains", domainFeed::catchUp);
    housekeeping.every(1, TimeUnit.MINUTES, "recording when keys were used", apiKeys::saveUses);
    housekeeping.every(10, TimeUnit.MINUTES, "keeping visitor salts", saltKeeper::keep);

    Vertx vertx = resources.add("network", newVertx(), Application::close);
    var clientAddress = new ClientAddress(settings.trustedProxies());
    var resolver =
        new ResolverServer(routes, domainFeed.hosts(), log, countries, clientAddress, salts, clock);
    String listeners =
        listen(
            resolver.start(
                vertx,
                settings.bind(),
                settings.scanPort(),
                VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE),
            settings.scanPort());
    resources.add("scan listeners", listeners, id -> await(vertx.undeploy(id)));

    WorkerExecutor workers = vertx.createSharedWorkerExecutor("api", API_WORKERS);
    var images = new CodeImages(domains);
    var quotas =
        new Quotas(
            database.usage(),
            new Quotas.Limits(settings.quotaCodes(), settings.quotaScansPerMonth()),
            clock);
    var service =
        new CodeService(
            codes, domains, feed, quotas, images, groups, metadataFields, clock, random);
    var domainService =
        new DomainService(
            database.domains(), codes, domains, domainFeed, proof(), workspace, clock, random);
    var codeJson = new CodeJson(domains, groups, settings.publicUrl(), clock);
    var tokens = new AccessTokens(apiKeys, AccessTokens.secret(database.secrets(), random), clock);
    var guesses = new Guesses(settings.rateLimit() > 0);
    var rateLimits = new RateLimits(settings.rateLimit());
    var find = new FindParameters(groups);
    var work = new ItemWork(service);
    JobFiles jobFiles = openJobFiles(data);
    var jobs = new Jobs(database.jobs(), clock);
    var runner = new JobRunner(database.jobs(), jobFiles, work, new ResultLines(codeJson), clock);
    var recalls = new Recalls(database.recalls(), codes, feed, domains, groups, ids, clock);
    var sandboxes = new Sandboxes(database.workspaces(), codes, feed);
    var recallRunner = new RecallRunner(recalls);
    var desk = new JobDesk(jobs, jobFiles, ids, runner::wake);
    housekeeping.every(
        1,
        TimeUnit.HOURS,
        "deleting old jobs",
        () -> deleteOldJobs(jobs, database.jobs(), jobFiles));
    var imageOperations = new ImageOperations(service, codes, images);
    var analyticsOperations =
        new AnalyticsOperations(
            service,
            measurements,
            countries.attribution().map(Attribution::text).orElse(null),
            clock);
    operations =
        Operations.of(
            new CodeOperations(service, find, images, codeJson, measurements),
            new ExplainOperations(
                service, new Explanations(service, domains, groups, clock), measurements),
            new BulkOperations(work, codeJson, desk),
            imageOperations,
            analyticsOperations,
            new GroupOperations(groups),
            new MetadataFieldOperations(metadataFields),
            new KeyOperations(apiKeys, sandboxes, groups),
            new DomainOperations(domainService),
            new CsvOperations(work, codeJson, desk),
            new CsvExport(service, find, metadataFields, codeJson),
            new SeriesOperations(work, desk),
            new JobOperations(jobs, jobFiles),
            new RecallOperations(recalls, groups, codeJson, recallRunner::wake),
            new SandboxOperations(sandboxes),
            new UsageOperations(quotas, measurements),
            new TokenOperations(apiKeys, tokens, guesses, rateLimits),
            new QrForAgentOperations(
                service, codeJson, imageOperations, analyticsOperations, measurements),
            new QrForAgentBulk(service, codeJson),
            new CodeQrOperations(service, codeJson, measurements),
            new DescriptionOperations(settings.publicUrl()),
            new Health(details -> describe(details, routes, log, measurements)),
            new StartPage(
                settings.publicUrl(),
                settings.shortUrl(),
                DataDirectory.KEY_FILE,
                countries.attribution().map(Application::html).orElse("")));
    resources.add("jobs", runner, JobRunner::stop).start();
    resources.add("recalls", recallRunner, RecallRunner::stop).start();
    KeptAnswerStore keptAnswers = database.keptAnswers();
    housekeeping.every(
        1,
        TimeUnit.HOURS,
        "forgetting answers kept for repeated calls",
        () -> keptAnswers.deleteBefore(clock.instant().minus(KeptAnswer.KEPT_FOR)));
    var repeats = new Repeats(keptAnswers, clock);
    var api =
        new ApiServer(
            vertx,
            operations,
            new Callers(apiKeys, tokens, guesses, clientAddress::of),
            rateLimits,
            repeats,
            workers);
    listen(api.start(settings.bind(), settings.port()), settings.port());
    resources.add("API listener", api, server -> await(server.stop()));
    listening = true;
  }

  private LogFollowers follow(ScanLog log, ScanCounters counters, Optional<ScanEvents> analytics) {
    List<ScanSink> sinks = Stream.concat(Stream.of(counters), analytics.stream()).toList();
    var followers = LogFollowers.start(log, sinks, FollowerSettings.defaults());
    return resources.add("readers of the scan log", followers, Application::drain);
  }

  private static void drain(LogFollowers followers) throws InterruptedException {
    boolean _ = followers.drain(LONGEST_DRAIN);
    followers.close();
  }

  private static void deletePassed(LogFollowers followers) {
    try {
      followers.deletePassed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a job that is just being made are younger than a day. */
  private void deleteOldJobs(Jobs jobs, JobStore store, JobFiles files) {
    jobs.deleteOld();
    try {
      files.deleteLeft(store::exists, clock.instant().minus(Duration.ofDays(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JobFiles openJobFiles(DataDirectory data) throws StartRefusedException {
    try {
      return JobFiles.open(data.resolve("jobs"));
    } catch (IOException e) {
      throw new StartRefusedException("The folder for jobs can't be opened: " + e.getMessage(), e);
    }
  }

  private Database openDatabase() throws StartRefusedException {
    try {
      return Database.open(settings.database(), clock);
    } catch (DatabaseRefusedException e) {
      throw new StartRefusedException(e.getMessage(), e);
    }
  }

  private CountryDatabase openCountries() throws StartRefusedException {
    var file = settings.geoipDatabase();
    try {
      return file == null ? CountryDatabase.shipped() : CountryDatabase.open(file);
    } catch (LocationDatabaseException e) {
      throw new StartRefusedException(e.getMessage(), e);
    }
  }

  private static ScanLog openLog(DataDirectory data) throws StartRefusedException {
    try {
      return ScanLog.open(ScanLogSettings.in(data.resolve("scanlog")));
    } catch (IOException e) {
      throw new StartRefusedException("The scan log can't be opened: " + e.getMessage(), e);
    }
  }

  private static Vertx newVertx() {
    var files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(
        new VertxOptions().setFileSystemOptions(files).setPreferNativeTransport(true));
  }

  private NetworkProof proof() {
    var names = new NameService(settings.dnsServer());
    return new NetworkProof(
        names, new GuardedHttp(names, new AddressGuard(settings.allowPrivateNetworks())));
  }

  private boolean describe(
      ObjectNode details, RouteTable routes, ScanLog log, LiveMeasurements measurements) {
    ScanLogStatus status = log.status();
    details.put("node", settings.nodeId());
    details.put("routes", routes.size());
    details.put("route_revision", routes.revision());
    measurements.describe(details);
    ObjectNode scanLog = details.putObject("scan_log");
    scanLog.put("state", status.state().name().toLowerCase(Locale.ROOT));
    scanLog.put("scans_since_start", status.appended());
    scanLog.put("scans_lost", status.lost());
    scanLog.put("set_aside_bytes", status.setAsideBytes());
    scanLog.put("last_fault", status.lastFault());
    return listening;
  }

  private static String html(Attribution attribution) {
    return "<a href=\""
        + Html.escaped(attribution.url().toString())
        + "\">"
        + Html.escaped(attribution.text())
        + "</a>";
  }

  private static <T> T listen(Future<T> listening, int port) throws StartRefusedException {
    try {
      return listening.await(LISTEN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException e) {
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw new StartRefusedException(
          "Port " + port + " can't be listened on: " + cause.getMessage() + ".", e);
    }
  }

  private static void await(Future<?> ending) {
    try {
      ending.await(LISTEN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "It did not end within " + LISTEN_TIMEOUT_SECONDS + " seconds.", e);
    }
  }

  private static void close(Vertx vertx) {
    await(vertx.close());
  }

  /**
   * Ends everything in the reverse order of its beginning: listeners drain first, then readers take
   * what is left, then files are synced and closed.
   */
  @Override
  public void close() {
    listening = false;
    resources.close();
  }
}
