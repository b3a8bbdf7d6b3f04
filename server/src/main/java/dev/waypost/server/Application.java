package dev.waypost.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.Health;
import dev.waypost.api.Metrics;
import dev.waypost.api.StartPage;
import dev.waypost.api.http.ApiListener;
import dev.waypost.api.http.Operation;
import dev.waypost.location.Attribution;
import dev.waypost.location.CountryDatabase;
import dev.waypost.location.LocationDatabaseException;
import dev.waypost.pages.Html;
import dev.waypost.scanlog.ScanLogStatus;
import dev.waypost.server.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final Resources foundation = new Resources();
  private final Resources control = new Resources();
  private final Resources listeners = new Resources();
  private volatile boolean listening;
  private volatile ControlPlane.@Nullable Opened opened;

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
    ControlPlane.Opened control = opened;
    return control != null && control.madeKey();
  }

  /** Every call that the API listener serves. */
  List<Operation> operations() {
    ControlPlane.Opened control = opened;
    return control == null ? List.of() : control.operations();
  }

  private void start() throws StartRefusedException {
    Ports.requireFree(settings.bind(), settings.port(), settings.scanPort());
    CountryDatabase countries = foundation.add("country database", openCountries());
    DataDirectory data =
        foundation.add("data directory", DataDirectory.take(settings.dataDirectory()));
    DataPlane dataPlane =
        foundation.add("data plane", DataPlane.open(settings, countries, data, clock));
    Vertx vertx = foundation.add("network", newVertx(), Application::close);

    var health = new Health(details -> describe(details, dataPlane));
    var processMetrics =
        foundation.add("metrics", new ProcessMetrics(dataPlane, this::bytesBehind));
    var metrics = new Metrics(processMetrics::text);
    var startPage = startPage(countries);
    ControlPlane.Opened controlPlane =
        ControlPlane.open(
            settings, data, dataPlane, vertx, health, metrics, startPage, clock, random);
    control.add("control plane", controlPlane.plane());
    opened = controlPlane;

    String scans = listen(dataPlane.listen(vertx), settings.scanPort());
    listeners.add("scan listeners", scans, id -> await(vertx.undeploy(id)));
    var api = new ApiListener(vertx, controlPlane.api().handler());
    listen(api.start(settings.bind(), settings.port()), settings.port());
    listeners.add("API listener", api, listener -> await(listener.stop()));
    listening = true;
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
    ControlPlane.Opened control = opened;
    return control == null ? Map.of() : control.measurements().bytesBehind();
  }

  private boolean describe(ObjectNode details, DataPlane dataPlane) {
    ScanLogStatus status = dataPlane.log().status();
    details.put("node", settings.nodeId());
    details.put("routes", dataPlane.routes().size());
    details.put("route_revision", dataPlane.routes().revision());
    ControlPlane.Opened control = opened;
    if (control != null) {
      control.measurements().describe(details);
    }
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
   * Listeners drain first, then readers take what is left, then files are synced and closed. Within
   * each, what began last ends first.
   */
  @Override
  public void close() {
    listening = false;
    listeners.close();
    control.close();
    foundation.close();
  }
}
