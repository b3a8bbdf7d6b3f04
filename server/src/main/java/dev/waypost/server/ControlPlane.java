package dev.waypost.server;

import dev.waypost.analytics.ScanEvents;
import dev.waypost.api.Operations;
import dev.waypost.api.analytics.AnalyticsOperations;
import dev.waypost.api.bulk.CsvExport;
import dev.waypost.api.bulk.CsvOperations;
import dev.waypost.api.bulk.JobRunner;
import dev.waypost.api.bulk.ResultLines;
import dev.waypost.api.bulk.SeriesOperations;
import dev.waypost.api.codes.BulkOperations;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.CodeOperations;
import dev.waypost.api.codes.CodeSelection;
import dev.waypost.api.codes.ExplainOperations;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.codes.StyleFields;
import dev.waypost.api.compatibility.CodeQrOperations;
import dev.waypost.api.compatibility.QrForAgentBulk;
import dev.waypost.api.compatibility.QrForAgentOperations;
import dev.waypost.api.domains.DomainOperations;
import dev.waypost.api.domains.PageLogos;
import dev.waypost.api.groups.GroupOperations;
import dev.waypost.api.http.ApiServer;
import dev.waypost.api.http.BodyBudget;
import dev.waypost.api.http.Callers;
import dev.waypost.api.http.DirectCalls;
import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.RateLimits;
import dev.waypost.api.http.Repeats;
import dev.waypost.api.http.WaitingApi;
import dev.waypost.api.images.CodeImages;
import dev.waypost.api.images.ImageOperations;
import dev.waypost.api.images.ProofOperations;
import dev.waypost.api.images.StyleOperations;
import dev.waypost.api.images.ZipOperations;
import dev.waypost.api.jobs.JobDesk;
import dev.waypost.api.jobs.JobFiles;
import dev.waypost.api.jobs.JobOperations;
import dev.waypost.api.keys.KeyOperations;
import dev.waypost.api.links.LinkOperations;
import dev.waypost.api.metadata.MetadataFieldOperations;
import dev.waypost.api.recalls.RecallOperations;
import dev.waypost.api.sandbox.SandboxOperations;
import dev.waypost.api.sheets.SheetOperations;
import dev.waypost.api.themes.ThemeOperations;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.api.tokens.TokenOperations;
import dev.waypost.api.uploads.FileOperations;
import dev.waypost.api.uploads.LogoOperations;
import dev.waypost.api.uploads.LogoPictures;
import dev.waypost.api.usage.UsageOperations;
import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.ContentFiles;
import dev.waypost.codes.DemoWorkspace;
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
import dev.waypost.codes.ScanCounterStore;
import dev.waypost.codes.SecretStore;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.links.Links;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.themes.Themes;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.console.Console;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.ConsoleServer;
import dev.waypost.console.http.Page;
import dev.waypost.console.http.SessionCookie;
import dev.waypost.console.shell.Assets;
import dev.waypost.console.shell.Templates;
import dev.waypost.console.text.Catalogue;
import dev.waypost.localcopy.InstallationId;
import dev.waypost.location.Attribution;
import dev.waypost.outbound.AddressGuard;
import dev.waypost.outbound.GuardedHttp;
import dev.waypost.outbound.NameService;
import dev.waypost.payload.FileContent;
import dev.waypost.people.Memberships;
import dev.waypost.people.PasswordHasher;
import dev.waypost.people.People;
import dev.waypost.people.SavedViews;
import dev.waypost.people.Sessions;
import dev.waypost.resolver.BucketKey;
import dev.waypost.resolver.numbers.CountedScans;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.scanlog.FollowerSettings;
import dev.waypost.scanlog.LogFollowers;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanSink;
import dev.waypost.server.demo.DemoData;
import dev.waypost.server.settings.Settings;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseRefusedException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides: the database, the services over it, the API's calls, and all who read the scan log.
 * {@link #open} reads as the order in which it begins; {@link #close} ends it in the reverse order.
 */
final class ControlPlane implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(ControlPlane.class.getName());

  private static final int API_WORKERS = 16;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

  private final Settings settings;
  private final DataDirectory data;
  private final DataPlane dataPlane;
  private final DemoData.Size demoSize;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Resources resources = new Resources();

  private ControlPlane(
      Settings settings,
      DataDirectory data,
      DataPlane dataPlane,
      DemoData.Size demoSize,
      InstantSource clock,
      SecureRandom random) {
    this.settings = settings;
    this.data = data;
    this.dataPlane = dataPlane;
    this.demoSize = demoSize;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What is there once a control plane is open.
   *
   * @param handler serves every call and every page
   * @param operations every call
   * @param pages every page of the console
   * @param feed whether the database can be read
   * @param measurements how far the readers of the scan log are
   * @param demo the workspace of the sample data
   * @param madeKey whether this start was the first and made the admin key
   * @param ownerLink where the first owner joins; null where somebody has joined
   */
  record Opened(
      ControlPlane plane,
      Handler<HttpServerRequest> handler,
      List<Operation> operations,
      List<Page> pages,
      RouteFeed feed,
      LiveMeasurements measurements,
      DemoWorkspace demo,
      boolean madeKey,
      @Nullable String ownerLink) {}

  /** What happens as soon as the data plane has all that it needs. */
  @FunctionalInterface
  interface DataPlaneReady {
    /**
     * Happens once.
     *
     * @throws StartRefusedException if it can't
     */
    void happen() throws StartRefusedException;
  }

  /**
   * Opens the database and everything over it, and brings the data plane up to date.
   *
   * @param withoutDatabase the calls that need none
   * @param dataPlaneReady before the rest begins
   * @param demoSize how many sample data are made where the settings ask for them
   * @throws StartRefusedException if it can't; whatever was begun has ended again
   * @throws DatabaseAwayException the same where the database is to blame
   */
  static Opened open(
      Settings settings,
      DataDirectory data,
      DataPlane dataPlane,
      Vertx vertx,
      List<Operation> withoutDatabase,
      DataPlaneReady dataPlaneReady,
      DemoData.Size demoSize,
      InstantSource clock,
      SecureRandom random)
      throws StartRefusedException, DatabaseAwayException {
    var plane = new ControlPlane(settings, data, dataPlane, demoSize, clock, random);
    try {
      return plane.open(vertx, withoutDatabase, dataPlaneReady);
    } catch (StoreUnavailableException e) {
      plane.close();
      throw new DatabaseAwayException(e.getMessage(), e);
    } catch (StartRefusedException | DatabaseAwayException | RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  private Opened open(Vertx vertx, List<Operation> withoutDatabase, DataPlaneReady dataPlaneReady)
      throws StartRefusedException, DatabaseAwayException {
    Database database = resources.add("database", openDatabase());
    InstallationId installation =
        Installation.of(
            database.secrets(),
            dataPlane.copy().installation(),
            data.resolve(DataPlane.COPY).toString(),
            random);
    CodeStore codes = database.codes();
    var apiKeys = new ApiKeys(database.apiKeys(), clock, random);
    resources.add("when keys were used", apiKeys, ApiKeys::saveUses);
    var ids = new TimeOrderedIds(clock, random);
    WorkspaceId workspace = FirstStart.workspace(database.workspaces(), ids);
    Domains domains = FirstStart.domains(database.domains(), codes, settings.shortUrl(), ids);
    var feed = new RouteFeed(database.routes(), dataPlane.copy(), dataPlane.tables());
    feed.begin(installation);
    var domainFeed = new DomainFeed(domains, database.workspaces(), dataPlane::useSurroundings);
    var groups = new Groups(database.groups(), domains, domainFeed, clock, ids);
    var metadataFields = new MetadataFields(database.metadataFields(), clock);
    boolean madeKey = FirstStart.adminKey(apiKeys, workspace, data);

    var saltKeeper = new SaltKeeper(database.visitorSalts(), dataPlane::useSalts, clock, random);
    saltKeeper.keep();
    dataPlane.useBucketKey(bucketKey(database.secrets()));
    byte[] secret = gateSecret(database.secrets());
    var linkFeed =
        new LinkFeed(database.links(), dataPlane.revokedLinks(), dataPlane.copy(), clock);
    linkFeed.catchUp();
    dataPlane.useGateSecret(secret);
    dataPlane.useLinkOwner(linkFeed::use);
    dataPlane.numbers().connect((log, codeIds) -> counted(database.scanCounters(), log, codeIds));
    dataPlaneReady.happen();

    Optional<ScanEvents> analytics = AnalyticsFile.open(data.resolve("analytics.duckdb"));
    analytics.ifPresent(events -> resources.add("analytics", events));
    var counters = new ScanCounters(database.scanCounters());
    ScanLog log = dataPlane.log();
    LogFollowers followers = follow(log, counters, analytics);
    var measurements = new LiveMeasurements(log, followers.followers(), analytics);
    var housekeeping = resources.add("housekeeping", new Housekeeping());
    if (analytics.isPresent()) {
      // Only while every reader is there: what analytics could not take yet is kept.
      housekeeping.every(
          5,
          TimeUnit.SECONDS,
          "deleting what all readers have taken from the scan log",
          () -> deletePassed(followers));
    }
    housekeeping.every(1, TimeUnit.SECONDS, "reading route changes", feed::catchUp);
    housekeeping.every(1, TimeUnit.SECONDS, "reading groups", groups::refresh);
    housekeeping.every(1, TimeUnit.SECONDS, "reading metadata fields", metadataFields::refresh);
    housekeeping.every(1, TimeUnit.SECONDS, "reading domains", domainFeed::catchUp);
    housekeeping.every(1, TimeUnit.SECONDS, "reading links taken back", linkFeed::catchUp);
    housekeeping.every(1, TimeUnit.MINUTES, "recording when keys were used", apiKeys::saveUses);
    housekeeping.every(10, TimeUnit.MINUTES, "keeping visitor salts", saltKeeper::keep);

    WorkerExecutor workers =
        resources.add(
            "workers of the API",
            vertx.createSharedWorkerExecutor("api", API_WORKERS),
            WorkerExecutor::close);
    var uploads = new Uploads(database.uploads(), ids, clock);
    dataPlane.files().fetchFrom(database.uploads()::bytes);
    var images = new CodeImages(domains, new LogoPictures(uploads));
    var quotas =
        new Quotas(
            database.usage(),
            new Quotas.Limits(settings.quotaCodes(), settings.quotaScansPerMonth()),
            clock);
    ContentFiles contentFiles = files(uploads, dataPlane.files());
    var service =
        new CodeService(
            codes,
            domains,
            feed,
            quotas,
            images,
            contentFiles,
            groups,
            metadataFields,
            clock,
            random);
    var domainService =
        new DomainService(
            database.domains(), codes, domains, domainFeed, proof(), workspace, clock, random);
    var codeJson = new CodeJson(domains, groups, settings.publicUrl(), clock);
    var tokens = new AccessTokens(apiKeys, AccessTokens.secret(database.secrets(), random), clock);
    var guesses = new Guesses(settings.rateLimit() > 0);
    var rateLimits = new RateLimits(settings.rateLimit());
    var find = new FindParameters(groups);
    var themes = new Themes(database.themes(), ids, clock);
    var themedStyles = new ThemedStyles(themes, StyleFields.NAMES);
    var work = new ItemWork(service, themedStyles);
    JobFiles jobFiles = openJobFiles(data);
    var jobs = new Jobs(database.jobs(), clock);
    var runner = new JobRunner(database.jobs(), jobFiles, work, new ResultLines(codeJson), clock);
    var links =
        new Links(database.links(), service, domains, linkFeed, new GateSecret(secret), ids, clock);
    var recalls = new Recalls(database.recalls(), codes, feed, domains, groups, ids, clock);
    var sandboxes =
        new Sandboxes(database.workspaces(), codes, database.uploads(), database.themes(), feed);
    Runnable refreshed =
        () -> {
          groups.refresh();
          metadataFields.refresh();
          domainFeed.catchUp();
        };
    var demo =
        new DemoWorkspace(
            database.workspaces(),
            codes,
            database.uploads(),
            database.themes(),
            database.scanCounters(),
            measurements::erase,
            feed,
            refreshed);
    var recallRunner = new RecallRunner(recalls);
    var desk = new JobDesk(jobs, jobFiles, ids, runner::wake);
    housekeeping.every(
        1,
        TimeUnit.HOURS,
        "deleting old jobs",
        () -> deleteOldJobs(jobs, database.jobs(), jobFiles));
    var imageOperations = new ImageOperations(service, codes, images, themedStyles);
    var analyticsOperations =
        new AnalyticsOperations(
            service,
            measurements,
            dataPlane.attribution().map(Attribution::text).orElse(null),
            clock);
    var selection = new CodeSelection(service, find);
    List<Operation> ofDatabase =
        Operations.ofDatabase(
            new CodeOperations(service, find, images, codeJson, themedStyles, measurements),
            new ExplainOperations(
                service, new Explanations(service, domains, groups, clock), measurements),
            new BulkOperations(work, codeJson, desk),
            imageOperations,
            new ProofOperations(service, images, themedStyles),
            new ZipOperations(selection, images, domains),
            new SheetOperations(selection, images, domains),
            new ThemeOperations(themes, images),
            new StyleOperations(),
            new LogoOperations(uploads),
            new FileOperations(uploads),
            analyticsOperations,
            new GroupOperations(groups),
            new MetadataFieldOperations(metadataFields),
            new KeyOperations(apiKeys, sandboxes, groups),
            new DomainOperations(domainService, new PageLogos(uploads)),
            new CsvOperations(work, codeJson, desk),
            new CsvExport(service, find, metadataFields, codeJson),
            new SeriesOperations(work, desk),
            new JobOperations(jobs, jobFiles),
            new RecallOperations(recalls, groups, codeJson, recallRunner::wake),
            new LinkOperations(links, service, clock),
            new SandboxOperations(sandboxes),
            new UsageOperations(quotas, measurements),
            new TokenOperations(apiKeys, tokens, guesses, rateLimits),
            new QrForAgentOperations(
                service, codeJson, imageOperations, analyticsOperations, measurements),
            new QrForAgentBulk(service, codeJson),
            new CodeQrOperations(service, codeJson, measurements));
    List<Operation> operations =
        Stream.concat(ofDatabase.stream(), withoutDatabase.stream()).toList();
    resources.add("jobs", runner, JobRunner::stop).start();
    resources.add("recalls", recallRunner, RecallRunner::stop).start();
    KeptAnswerStore keptAnswers = database.keptAnswers();
    housekeeping.every(
        1,
        TimeUnit.HOURS,
        "forgetting answers kept for repeated calls",
        () -> keptAnswers.deleteBefore(clock.instant().minus(KeptAnswer.KEPT_FOR)));
    var repeats = new Repeats(keptAnswers, clock);
    var budget = BodyBudget.ofMemory();
    var api =
        new ApiServer(
            vertx,
            operations,
            new Callers(apiKeys, tokens, guesses, dataPlane.clientAddress()::of),
            rateLimits,
            repeats,
            budget,
            workers);
    var hasher = new PasswordHasher(random);
    var people = new People(database.people(), hasher, ids, clock, random);
    if (settings.demo() && analytics.isEmpty()) {
      LOGGER.log(Level.WARNING, "There are no sample data, because the analytics can't be opened.");
    }
    if (settings.demo() && analytics.isPresent()) {
      var samples =
          new DemoData(
              database,
              domains,
              feed,
              images,
              contentFiles,
              analytics.get(),
              clock,
              random,
              demoSize);
      resources
          .add("sample data", new DemoStart(demo, samples, refreshed), DemoStart::stop)
          .begin();
    }
    var sessions =
        new Sessions(
            database.people(),
            new Memberships(database.people(), () -> sampleWorkspace(demo)),
            hasher,
            clock,
            random);
    housekeeping.every(1, TimeUnit.HOURS, "deleting sessions that have ended", sessions::deleteOld);
    var assets = new Assets();
    var templates = new Templates(assets);
    var cookie = new SessionCookie(settings.publicUrl().startsWith("https:"));
    var console =
        new Console(
            new Console.Parts(
                new ApiCalls(new DirectCalls(operations, clock)),
                work,
                service,
                groups,
                measurements,
                domains,
                people,
                sessions,
                new SavedViews(database.savedViews(), ids),
                codeJson,
                new Samples(demo),
                settings.publicUrl(),
                dataPlane.attribution().map(Attribution::text).orElse(null),
                cookie,
                assets,
                templates));
    var pages =
        new ConsoleServer(
            vertx,
            console.pages(),
            sessions,
            cookie,
            new Catalogue(clock),
            templates,
            budget,
            workers,
            dataPlane.clientAddress()::of,
            random);
    return new Opened(
        this,
        byPath(pages.handler(), api.handler()),
        operations,
        console.pages(),
        feed,
        measurements,
        demo,
        madeKey,
        FirstStart.ownerLink(people, workspace, settings.publicUrl()));
  }

  private static Optional<Workspace> sampleWorkspace(DemoWorkspace demo) {
    return demo.exists()
        ? Optional.of(new Workspace(DemoWorkspace.ID, DemoWorkspace.NAME))
        : Optional.empty();
  }

  /** The console lies below one path; everything else is the API's. */
  private static Handler<HttpServerRequest> byPath(
      Handler<HttpServerRequest> console, Handler<HttpServerRequest> api) {
    return request -> (WaitingApi.isForPeople(request) ? console : api).handle(request);
  }

  private static CountedScans.Counted counted(
      ScanCounterStore counters, String logId, Set<String> codeIds) {
    ScanCounterStore.Counted counted = counters.counted(logId, codeIds);
    return new CountedScans.Counted(counted.position(), counted.scans());
  }

  private byte[] gateSecret(SecretStore secrets) {
    byte[] drawn = new byte[GateSecret.BYTES];
    random.nextBytes(drawn);
    return secrets.addIfAbsent(GateSecret.NAME, drawn);
  }

  private byte[] bucketKey(SecretStore secrets) {
    byte[] drawn = new byte[BucketKey.BYTES];
    random.nextBytes(drawn);
    return secrets.addIfAbsent(DataPlane.BUCKET_KEY, drawn);
  }

  private LogFollowers follow(ScanLog log, ScanCounters counters, Optional<ScanEvents> analytics) {
    List<ScanSink> sinks = Stream.concat(Stream.of(counters), analytics.stream()).toList();
    var followers = LogFollowers.start(log, sinks, FollowerSettings.defaults());
    return resources.add("readers of the scan log", followers, ControlPlane::drain);
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

  private Database openDatabase() throws StartRefusedException, DatabaseAwayException {
    try {
      return Database.open(settings.database(), clock);
    } catch (DatabaseRefusedException e) {
      if (e.reason() == DatabaseRefusedException.Reason.NEWER) {
        // Only whoever started this program can mend that, and sees it at once.
        throw new StartRefusedException(e.getMessage(), e);
      }
      throw new DatabaseAwayException(e.getMessage(), e);
    }
  }

  private NetworkProof proof() {
    var names = new NameService(settings.dnsServer());
    return new NetworkProof(
        names, new GuardedHttp(names, new AddressGuard(settings.allowPrivateNetworks())));
  }

  @Override
  public void close() {
    resources.close();
  }

  /** Brings a file that a code names into the folder, so that scans find it there. */
  private static ContentFiles files(Uploads uploads, FileFolder folder) {
    return (workspace, id) -> {
      FileContent.Stored file = uploads.fileOf(workspace, id);
      var _ = folder.find(file.sha256());
      return file;
    };
  }
}
