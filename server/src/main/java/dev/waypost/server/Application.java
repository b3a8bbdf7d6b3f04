package dev.waypost.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.Health;
import dev.waypost.api.Metrics;
import dev.waypost.api.Operations;
import dev.waypost.api.StartPage;
import dev.waypost.api.http.ApiListener;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.WaitingApi;
import dev.waypost.api.openapi.DescriptionOperations;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.console.http.Page;
import dev.waypost.location.Attribution;
import dev.waypost.location.CountryDatabase;
import dev.waypost.location.LocationDatabaseException;
import dev.waypost.pages.Html;
import dev.waypost.server.demo.DemoData;
import dev.waypost.server.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The running program: the data plane, which answers scans, and the control plane, which decides.
 * {@link #start} and {@link #close} read as the order in which everything begins and ends.
 */
final class Application implements AutoCloseable {
  private static final int LISTEN_TIMEOUT_SECONDS = 30;

  private final Settings settings;
  private final InstantSource clock;
  private final DemoData.Size demoSize;
  private final SecureRandom random = new SecureRandom();
  private final Resources foundation = new Resources();
  private final Resources control = new Resources();
  private final Resources listeners = new Resources();
  private volatile boolean answersScans;
  private volatile boolean started;
  private volatile @Nullable ControlPlaneKeeper keeper;

  private Application(Settings settings, InstantSource clock, DemoData.Size demoSize) {
    this.settings = settings;
    this.clock = clock;
    this.demoSize = demoSize;
  }

  /**
   * Starts everything and returns when scans are answered. The API is ready as well then, unless
   * its database is away.
   *
   * @throws StartRefusedException if it can't start; whatever was begun has ended again
   */
  static Application start(Settings settings) throws StartRefusedException {
    return start(settings, InstantSource.system());
  }

  /** The same by another clock. */
  static Application start(Settings settings, InstantSource clock) throws StartRefusedException {
    return start(settings, clock, DemoData.Size.FULL);
  }

  /** The same with other sample data, if any are asked for. */
  static Application start(Settings settings, InstantSource clock, DemoData.Size demoSize)
      throws StartRefusedException {
    var application = new Application(settings, clock, demoSize);
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
    ControlPlane.Opened opened = opened();
    return opened != null && opened.madeKey();
  }

  /** Where the first owner joins; null where somebody has joined or the database is away. */
  @Nullable String ownerLink() {
    ControlPlane.Opened opened = opened();
    return opened == null ? null : opened.ownerLink();
  }

  /** Every page of the console; none while the database is away. */
  List<Page> pages() {
    ControlPlane.Opened opened = opened();
    return opened == null ? List.of() : opened.pages();
  }

  /** Every call that the API listener serves; none while the database is away. */
  List<Operation> operations() {
    ControlPlane.Opened opened = opened();
    return opened == null ? List.of() : opened.operations();
  }

  /** The workspace of the sample data; null while the database is away. */
  @Nullable DemoWorkspace demo() {
    ControlPlane.Opened opened = opened();
    return opened == null ? null : opened.demo();
  }

  /** Why the API is not ready, in a sentence; null where it is. */
  @Nullable String fault() {
    ControlPlaneKeeper known = keeper;
    return known == null ? null : known.fault();
  }

  private ControlPlane.@Nullable Opened opened() {
    ControlPlaneKeeper known = keeper;
    return known == null ? null : known.opened();
  }

  private void start() throws StartRefusedException {
    Ports.requireFree(settings.bind(), settings.port(), settings.scanPort());
    CountryDatabase countries = foundation.add("country database", openCountries());
    DataDirectory data =
        foundation.add("data directory", DataDirectory.take(settings.dataDirectory()));
    Vertx vertx = foundation.add("network", newVertx(), Application::close);
    DataPlane dataPlane =
        foundation.add("data plane", DataPlane.open(settings, countries, data, clock, random));
    boolean ready = dataPlane.isReady();
    if (ready) {
      answerScans(dataPlane, vertx);
    }

    var processMetrics =
        foundation.add("metrics", new ProcessMetrics(dataPlane, this::bytesBehind));
    List<Operation> withoutDatabase =
        Operations.withoutDatabase(
            new DescriptionOperations(settings.publicUrl()),
            new Health(details -> describe(details, dataPlane)),
            new Metrics(processMetrics::text),
            startPage(countries));
    var waiting = new WaitingApi(vertx, withoutDatabase, dataPlane.clientAddress()::of, clock);
    var api = new ApiListener(vertx, waiting.handler());
    listen(api.start(settings.bind(), settings.port()), settings.port());
    listeners.add("API listener", api, listener -> await(listener.stop()));

    var opening =
        new ControlPlaneKeeper(
            () ->
                ControlPlane.open(
                    settings,
                    data,
                    dataPlane,
                    vertx,
                    withoutDatabase,
                    () -> answerScans(dataPlane, vertx),
                    demoSize,
                    clock,
                    random),
            opened -> api.serve(opened.handler()));
    keeper = control.add("control plane", opening, ControlPlaneKeeper::close);
    if (ready) {
      opening.openOrKeepTrying();
    } else {
      opening.open();
    }
    started = true;
  }

  /** As soon as the local copy allows, or else as soon as the database has brought everything. */
  private void answerScans(DataPlane dataPlane, Vertx vertx) throws StartRefusedException {
    if (!answersScans) {
      String id = listen(dataPlane.listen(vertx), settings.scanPort());
      listeners.add("scan listeners", id, listener -> await(vertx.undeploy(listener)));
      answersScans = true;
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

  private static Vertx newVertx() {
    var files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(
        new VertxOptions().setFileSystemOptions(files).setPreferNativeTransport(true));
  }

  private StartPage startPage(CountryDatabase countries) {
    return new StartPage(
        settings.publicUrl(),
        settings.shortUrl(),
        DataDirectory.KEY_FILE,
        countries.attribution().map(Application::html).orElse(""));
  }

  private Map<String, Long> bytesBehind() {
    ControlPlane.Opened opened = opened();
    return opened == null ? Map.of() : opened.measurements().bytesBehind();
  }

  private Health.Ready describe(ObjectNode details, DataPlane dataPlane) {
    ControlPlane.Opened opened = opened();
    String controlFault = opened == null ? fault() : opened.feed().fault();
    details.put("node", settings.nodeId());
    details.put("routes", dataPlane.routes().size());
    details.put("route_revision", dataPlane.routes().revision());
    HealthDetails.planes(details, answersScans, opened != null, controlFault);
    if (opened == null) {
      HealthDetails.noReaders(details);
    } else {
      opened.measurements().describe(details);
    }
    HealthDetails.scanLog(details, dataPlane.log().status());
    HealthDetails.localCopy(details, dataPlane.copy().status());
    return new Health.Ready(
        started && answersScans, answersScans, opened != null && controlFault == null);
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
   * Listeners drain first, then readers take what is left, then files are synced and closed. Within
   * each, what began last ends first.
   */
  @Override
  public void close() {
    started = false;
    listeners.close();
    answersScans = false;
    control.close();
    foundation.close();
  }
}
