package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same where the database is a file: in use, damaged, gone, or another than it was. */
class StartWithoutSqliteTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path data;
  private String key;
  private String id;

  @BeforeEach
  void startOnce() throws Exception {
    data = folder.resolve("data");
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      JsonNode code = waypost.client().create("{\"destination\":\"https://example.com/first\"}");
      key = code.path("key").textValue();
      id = code.path("id").textValue();
      awaitCopied(waypost);
    }
  }

  @Test
  void aFileInUseIsTriedAgainUntilItIsFree() throws Exception {
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
    try (var statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "locked");
      other.close();
      awaitControlPlane(waypost);
      assertThat(waypost.client().get("/api/v1/codes/" + id).status()).isEqualTo(200);
    } finally {
      other.close();
    }
  }

  @Test
  void aDamagedFileIsNamedAndTakenAgainWhenItIsMended() throws Exception {
    byte[] good = Files.readAllBytes(database());
    Files.writeString(database(), "not a database, but a letter of some length ".repeat(100));
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "waypost.db");
      Files.write(database(), good);
      awaitControlPlane(waypost);
      assertThat(waypost.client().get("/api/v1/codes/" + id).status()).isEqualTo(200);
    }
  }

  @Test
  void aLinkThatWasTakenBackStaysSoWithoutTheDatabase() throws Exception {
    String good;
    String takenBack;
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      JsonNode code =
          api.create("{\"destination\":\"https://example.com\",\"access\":{\"links\":\"signed\"}}");
      String links = "/api/v1/codes/" + code.path("id").textValue() + "/links";
      good = query(api.post(links, "{}").json());
      JsonNode link = api.post(links, "{}").json();
      takenBack = query(link);
      assertThat(api.delete("/api/v1/links/" + link.path("id").textValue()).status())
          .isEqualTo(204);
    }
    Files.writeString(database(), "not a database, but a letter of some length ".repeat(100));
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "waypost.db");
      assertThat(ApiClient.scan(waypost.scanUrl() + good).status()).isEqualTo(302);
      assertThat(ApiClient.scan(waypost.scanUrl() + takenBack).status()).isEqualTo(410);
    }
    for (String file : List.of("revocations", "revocations.twin")) {
      Files.delete(data.resolve("routes").resolve(file));
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "waypost.db");
      // Nobody knows which were taken back, so none leads on until the database says.
      assertThat(ApiClient.scan(waypost.scanUrl() + good).status()).isEqualTo(503);
      assertThat(ApiClient.scan(waypost.scanUrl() + takenBack).status()).isEqualTo(503);
    }
  }

  private static String query(JsonNode link) {
    return ApiClient.scanUri(link.path("url").textValue()).getRawPath()
        + "?"
        + ApiClient.scanUri(link.path("url").textValue()).getRawQuery();
  }

  @Test
  void aFileThatIsGoneIsNotTakenForAFirstStart() throws Exception {
    for (Path file : filesOfDatabase()) {
      Files.delete(file);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "empty or another one");
    }
    try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + database());
        var statement = made.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM workspace")) {
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void theDatabaseOfAnotherInstallationIsRefused(@TempDir Path other) throws Exception {
    RunningWaypost.start(other).close();
    for (Path file : filesOfDatabase()) {
      Files.delete(file);
    }
    Files.copy(other.resolve("data").resolve("waypost.db"), database());
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "another one than the one that the local copy");
    }
    for (Path file : filesOf(data.resolve("routes"))) {
      Files.delete(file);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertThat(waypost.fault()).isNull();
      assertThat(ApiClient.scan(waypost.scanUrl() + "/" + key).status()).isEqualTo(404);
    }
  }

  /** The database holds the truth, also where it is an earlier one. */
  @Test
  void aBackupThatWasRestoredIsFollowed() throws Exception {
    Path backup = backUp();
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      for (int i = 0; i < 5; i++) {
        patch(waypost, "https://example.com/later/" + i);
      }
      assertLeadsTo(waypost, "https://example.com/later/4");
    }
    restore(backup);
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertThat(waypost.fault()).isNull();
      assertLeadsTo(waypost, "https://example.com/first");
      patch(waypost, "https://example.com/after");
      assertLeadsTo(waypost, "https://example.com/after");
      await().atMost(PATIENCE).until(() -> copy(waypost).path("generation").intValue() > 1);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertLeadsTo(waypost, "https://example.com/after");
    }
  }

  @Test
  void aBackupThatLacksMostCodesIsNotFollowed() throws Exception {
    Path backup = backUp();
    List<String> keys = new ArrayList<>();
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      for (int i = 0; i < 5; i++) {
        keys.add(
            waypost
                .client()
                .create("{\"destination\":\"https://example.com/first\"}")
                .path("key")
                .textValue());
      }
    }
    restore(backup);
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertAnswersScansAlone(waypost, "most of it is missing");
      for (String later : keys) {
        assertThat(ApiClient.scan(waypost.scanUrl() + "/" + later).status()).isEqualTo(302);
      }
    }
  }

  @Test
  void aDamagedCopyIsReportedAndMadeAnewFromTheDatabase() throws Exception {
    for (Path file : filesOf(data.resolve("routes"))) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertLeadsTo(waypost, "https://example.com/first");
      assertThat(copy(waypost).path("refused").toString())
          .contains(".snapshot")
          .contains("is damaged");
      awaitCopied(waypost);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertThat(copy(waypost).path("refused")).isEmpty();
    }
  }

  private void assertAnswersScansAlone(RunningWaypost waypost, String fault) throws Exception {
    assertLeadsTo(waypost, "https://example.com/first");
    ApiClient.Answer refused = waypost.client().get("/api/v1/codes/" + id);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    var page = new ConsoleClient(waypost.apiUrl()).get("/console/codes");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("database can&rsquo;t be reached");
    assertThat(page.headers().firstValue("Refresh")).contains("5");
    assertThat(waypost.fault()).contains(fault);
    assertThat(waypost.client().get("/health/ready").json().path("control_plane_fault").textValue())
        .contains(fault);
  }

  private void assertLeadsTo(RunningWaypost waypost, String location) throws Exception {
    assertThat(ApiClient.scan(waypost.scanUrl() + "/" + key).header("Location"))
        .isEqualTo(location);
  }

  private void patch(RunningWaypost waypost, String destination) throws Exception {
    assertThat(
            waypost
                .client()
                .patch("/api/v1/codes/" + id, "{\"destination\":\"" + destination + "\"}")
                .status())
        .isEqualTo(200);
  }

  private static JsonNode copy(RunningWaypost waypost) throws Exception {
    return waypost.client().get("/health/ready").json().path("local_copy");
  }

  private static void awaitCopied(RunningWaypost waypost) {
    await().atMost(PATIENCE).until(() -> copy(waypost).path("generation").intValue() > 0);
  }

  private static void awaitControlPlane(RunningWaypost waypost) {
    await()
        .atMost(PATIENCE)
        .until(() -> waypost.client().get("/health/ready?plane=control").status() == 200);
  }

  private Path database() {
    return data.resolve("waypost.db");
  }

  private Path backUp() throws IOException {
    assertThat(filesOfDatabase()).containsExactly(database());
    return Files.copy(database(), folder.resolve("backup"));
  }

  private void restore(Path backup) throws IOException {
    for (Path file : filesOfDatabase()) {
      Files.delete(file);
    }
    Files.copy(backup, database(), StandardCopyOption.REPLACE_EXISTING);
  }

  private List<Path> filesOfDatabase() throws IOException {
    return filesOf(data).stream()
        .filter(file -> file.getFileName().toString().startsWith("waypost.db"))
        .toList();
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
