package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start that can't be is refused in one sentence, with an exit code other than 0, and damages
 * nothing.
 */
class StartRefusalIT {
  @TempDir Path folder;
  private Path data;
  private WaypostProcess.Ports ports;

  @BeforeEach
  void choose() throws IOException {
    data = folder.resolve("data");
    ports = WaypostProcess.Ports.free();
  }

  @Test
  void aWrongSettingIsNamedWithItsValueAndWhatIsAllowed() throws Exception {
    assertRefused(
        WaypostProcess.launch(data, ports, "--short-url", "qr.example.com/x"),
        2,
        "short-url",
        "qr.example.com/x",
        "https://qr.example.com");
    assertRefused(
        WaypostProcess.launch(data, ports, "--trusted-proxies", "10.0.0.0/99"),
        2,
        "trusted-proxies",
        "10.0.0.0/99",
        "10.0.0.0/8");
    assertRefused(WaypostProcess.launch(data, ports, "--colour", "red"), 2, "--colour", "data-dir");
    assertRefused(
        WaypostProcess.launch(data, ports, "--geoip-database", "/nonexistent.mmdb"),
        1,
        "/nonexistent.mmdb");
    assertThat(data).doesNotExist();
  }

  @Test
  void aPortInUseIsNamedAndNothingIsTouched() throws Exception {
    try (var taken = new ServerSocket(ports.scan(), 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          WaypostProcess.launch(data, ports), 1, "Port " + taken.getLocalPort(), "--scan-port");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aDataDirectoryThatCanNotBeWrittenIsNamed() throws Exception {
    Files.createDirectory(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assertRefused(
        launchAsOrdinaryUser(), 1, data.toString(), "can't be made or written to", "--data-dir");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aDataDirectoryThatIsAFileIsNamed() throws Exception {
    Files.writeString(data, "a letter");
    assertRefused(WaypostProcess.launch(data, ports), 1, data.toString(), "is a file");
    assertThat(data).hasContent("a letter");
  }

  @Test
  void aDataDirectoryInUseIsNamedAndTheOneThatHasItGoesOn() throws Exception {
    try (WaypostProcess first = WaypostProcess.start(data, ports)) {
      assertRefused(
          WaypostProcess.launch(data, WaypostProcess.Ports.free()),
          1,
          data.toString(),
          "in use by another Waypost");
      assertThat(first.client().get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
    startOnce();
    execute(
        "jdbc:sqlite:" + data.resolve("waypost.db"),
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
            + " VALUES (99, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'x', 1, 1)");
    Map<String, Integer> before = fingerprints();
    assertRefused(WaypostProcess.launch(data, ports), 1, "schema version 999", "newer");
    assertThat(fingerprints()).isEqualTo(before);
  }

  @Test
  void analyticsOfANewerVersionAreRefusedAndLeftAsTheyAre() throws Exception {
    startOnce();
    execute(
        "jdbc:duckdb:" + data.resolve("analytics.duckdb"), "UPDATE meta SET schema_version = 999");
    Map<String, Integer> before = fingerprints();
    assertRefused(WaypostProcess.launch(data, ports), 1, "analytics", "newer");
    assertThat(fingerprints().get("analytics.duckdb")).isEqualTo(before.get("analytics.duckdb"));
  }

  @Test
  void damagedAnalyticsDoNotKeepScansFromBeingAnsweredAndLoseNoneOfThem() throws Exception {
    String shortUrl;
    String id;
    try (WaypostProcess first = WaypostProcess.start(data, ports)) {
      var code = first.client().create("{\"destination\":\"https://example.com\"}");
      shortUrl = code.path("short_url").textValue();
      id = code.path("id").textValue();
      first.stop();
    }
    Path analytics = data.resolve("analytics.duckdb");
    Files.move(analytics, folder.resolve("kept"));
    Files.writeString(analytics, "not a database");
    try (WaypostProcess damaged = WaypostProcess.start(data, ports)) {
      assertThat(ApiClient.scan(shortUrl).status()).isEqualTo(302);
      assertThat(damaged.client().get("/api/v1/codes/" + id + "/analytics").status())
          .isEqualTo(503);
      assertThat(damaged.output()).contains("analytics");
      damaged.stop();
    }
    Files.move(
        folder.resolve("kept"), analytics, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (WaypostProcess mended = WaypostProcess.start(data, ports)) {
      assertThat(
              mended
                  .client()
                  .get("/api/v1/codes/" + id + "/analytics")
                  .json()
                  .path("total")
                  .longValue())
          .isEqualTo(1);
    }
  }

  private void startOnce() throws Exception {
    try (WaypostProcess first = WaypostProcess.start(data, ports)) {
      assertThat(first.stop()).isZero();
    }
  }

  /**
   * Root may write anywhere, so where the tests run as root the program is started as a user who
   * may not, from a copy of the jar that this user can read.
   */
  private WaypostProcess launchAsOrdinaryUser() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return WaypostProcess.launch(data, ports);
    }
    Path open = Files.createTempDirectory("waypost-jar");
    open.toFile().deleteOnExit();
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(WaypostProcess.jar(), open.resolve("waypost.jar"));
    jar.toFile().deleteOnExit();
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
    return WaypostProcess.launch(
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), jar, data, ports);
  }

  private static void assertRefused(WaypostProcess process, int exitCode, String... inTheSentence)
      throws Exception {
    try (process) {
      assertThat(process.awaitExit()).as(process.output()).isEqualTo(exitCode);
      assertThat(process.output().strip())
          .startsWith("Waypost can't start. ")
          .contains(inTheSentence)
          .doesNotContain("\n")
          .doesNotContain("Exception:");
    }
  }

  private static void execute(String jdbcUrl, String sql) throws Exception {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, Integer> fingerprints() throws IOException {
    Map<String, Integer> fingerprints = new TreeMap<>();
    try (var files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        fingerprints.put(
            file.getFileName().toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return fingerprints;
  }
}
