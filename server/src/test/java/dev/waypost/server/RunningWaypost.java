package dev.waypost.server;

import dev.waypost.api.http.Operation;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.console.http.Page;
import dev.waypost.server.demo.DemoData;
import dev.waypost.server.settings.InvalidSettingException;
import dev.waypost.server.settings.SettingSources;
import dev.waypost.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole program within the test's own process, on real sockets and a real database; quicker to
 * start than the packaged one.
 */
final class RunningWaypost implements AutoCloseable {
  private final Application application;
  private final Settings settings;

  private RunningWaypost(Application application, Settings settings) {
    this.application = application;
    this.settings = settings;
  }

  static RunningWaypost start(Path folder, String... moreFlags) throws Exception {
    return start(folder, InstantSource.system(), moreFlags);
  }

  static RunningWaypost start(Path folder, InstantSource clock, String... moreFlags)
      throws Exception {
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    Settings settings = settings(folder, ports, moreFlags);
    return new RunningWaypost(Application.start(settings, clock), settings);
  }

  /** Starts with sample data of this size, in place of the full one. */
  static RunningWaypost start(Path folder, DemoData.Size demoSize, String... moreFlags)
      throws Exception {
    String[] flags =
        Stream.concat(Stream.of("--demo"), Stream.of(moreFlags)).toArray(String[]::new);
    Settings settings = settings(folder, WaypostProcess.Ports.free(), flags);
    return new RunningWaypost(
        Application.start(settings, InstantSource.system(), demoSize), settings);
  }

  private static Settings settings(Path folder, WaypostProcess.Ports ports, String... moreFlags)
      throws InvalidSettingException {
    String[] flags =
        Stream.concat(
                Stream.of(
                    "--data-dir",
                    "data",
                    "--port",
                    "" + ports.api(),
                    "--scan-port",
                    "" + ports.scan(),
                    "--rate-limit",
                    "0",
                    "--miss-limit",
                    "0"),
                Arrays.stream(moreFlags))
            .toArray(String[]::new);
    return Settings.read(SettingSources.collect(flags, Map.of(), folder), folder);
  }

  /** Every call that the API listener serves. */
  List<Operation> operations() {
    return application.operations();
  }

  /** Every page of the console. */
  List<Page> pages() {
    return application.pages();
  }

  /** Where the first owner joins. */
  String ownerLink() {
    return Objects.requireNonNull(application.ownerLink());
  }

  /** Why the API is not ready, or null. */
  @Nullable String fault() {
    return application.fault();
  }

  /** The workspace of the sample data. */
  DemoWorkspace demo() {
    return Objects.requireNonNull(application.demo());
  }

  String apiUrl() {
    return settings.publicUrl();
  }

  String shortUrl() {
    return settings.shortUrl();
  }

  /** Where scans are answered in fact, whatever short-url says. */
  String scanUrl() {
    return "http://localhost:" + settings.scanPort();
  }

  String adminKey() throws IOException {
    return Files.readString(settings.dataDirectory().resolve("admin.key")).strip();
  }

  ApiClient client() throws IOException {
    return new ApiClient(apiUrl(), adminKey());
  }

  ApiClient clientWith(String key) {
    return new ApiClient(apiUrl(), key);
  }

  @Override
  public void close() {
    application.close();
  }
}
