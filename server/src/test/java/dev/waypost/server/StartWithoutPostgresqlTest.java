package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that starts while PostgreSQL is away answers scans from its local copy. */
class StartWithoutPostgresqlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  @TempDir Path databaseFolder;

  @Test
  void scansAreAnsweredFromTheCopyAndCountedWhenTheDatabaseIsBack() throws Exception {
    int port = WaypostProcess.Ports.free().scan();
    String[] flags = {"--database-url", url(port)};
    String id;
    String key;
    try (EmbeddedPostgres database = postgresql(port);
        RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
      assertThat(database.getPort()).isEqualTo(port);
      JsonNode code = waypost.client().create("{\"destination\":\"https://example.com/first\"}");
      id = code.path("id").textValue();
      key = code.path("key").textValue();
      awaitCopied(waypost);
      // This one is in the changes, not in the snapshot.
      waypost
          .client()
          .patch("/api/v1/codes/" + id, "{\"destination\":\"https://example.com/second\"}");
      scan(waypost, key, 3, "https://example.com/second");
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
      scan(waypost, key, 10, "https://example.com/second");
      assertWaits(waypost, id);
      scan(waypost, key, 1, "https://example.com/second");
      try (EmbeddedPostgres database = postgresql(port)) {
        assertThat(database.getPort()).isEqualTo(port);
        awaitControlPlane(waypost);
        ApiClient api = waypost.client();
        String path = "/api/v1/codes/" + id;
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(api.get(path).json().path("scans").longValue()).isEqualTo(14));
        assertThat(api.patch(path, "{\"destination\":\"https://example.com/third\"}").status())
            .isEqualTo(200);
        scan(waypost, key, 1, "https://example.com/third");
        assertThat(ready(waypost, "control").status()).isEqualTo(200);
      }
    }
  }

  /**
   * As a machine that is suspended, or a firewall that drops everything. Long, because {@link
   * StoppedDatabaseIT} stops a database each time.
   */
  @Tag("long")
  @Test
  @Timeout(180)
  void aDatabaseThatTakesConnectionsAndSaysNothingHoldsNothingUp() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        SilentProxy proxy = new SilentProxy(database.getPort())) {
      String[] flags = {"--database-url", url(proxy.port())};
      String id;
      String key;
      try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
        JsonNode code = waypost.client().create("{\"destination\":\"https://example.com\"}");
        id = code.path("id").textValue();
        key = code.path("key").textValue();
        awaitCopied(waypost);
        proxy.fallSilent();
        scan(waypost, key, 5, "https://example.com");
        assertThat(waypost.client().get("/api/v1/codes/" + id).status()).isEqualTo(503);
        scan(waypost, key, 5, "https://example.com");
      }
      try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
        scan(waypost, key, 5, "https://example.com");
        assertWaits(waypost, id);
        proxy.speak();
        awaitControlPlane(waypost);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                        waypost
                            .client()
                            .get("/api/v1/codes/" + id)
                            .json()
                            .path("scans")
                            .longValue())
                    .isEqualTo(15));
      }
    }
  }

  @Test
  void withoutACopyAStartIsRefusedPlainly() throws Exception {
    int port = WaypostProcess.Ports.free().scan();
    assertThatThrownBy(() -> RunningWaypost.start(folder, "--database-url", url(port)).close())
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("postgresql://localhost:" + port)
        .hasMessageContaining("can't be opened");
  }

  /** A user that the database does not know, as after a password was changed. */
  @Test
  void aDatabaseThatRefusesUsIsNamedAndScansAreAnswered() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      String key;
      String address = "localhost:" + database.getPort() + "/postgres";
      try (RunningWaypost waypost =
          RunningWaypost.start(folder, "--database-url", "postgresql://postgres@" + address)) {
        key =
            waypost
                .client()
                .create("{\"destination\":\"https://example.com\"}")
                .path("key")
                .textValue();
        awaitCopied(waypost);
      }
      try (RunningWaypost waypost =
          RunningWaypost.start(folder, "--database-url", "postgresql://nobody@" + address)) {
        scan(waypost, key, 1, "https://example.com");
        assertThat(waypost.fault()).contains("nobody");
        assertThat(ready(waypost, "control").json().path("control_plane_fault").textValue())
            .contains("nobody");
      }
    }
  }

  private static void assertWaits(RunningWaypost waypost, String id) throws Exception {
    ApiClient api = waypost.client();
    for (ApiClient.Answer refused :
        new ApiClient.Answer[] {
          api.get("/api/v1/codes/" + id),
          api.post("/api/v1/codes", "{\"destination\":\"https://example.com\"}"),
          api.delete("/api/v1/codes/" + id)
        }) {
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("code").textValue()).isEqualTo("store_unavailable");
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
    assertThat(api.get("/health/live").status()).isEqualTo(200);
    assertThat(api.get("/").status()).isEqualTo(200);
    assertThat(api.get("/openapi.json").status()).isEqualTo(200);
    JsonNode ready = api.get("/health/ready").json();
    assertThat(ready.path("data_plane").textValue()).isEqualTo("ready");
    assertThat(ready.path("control_plane").textValue()).isEqualTo("away");
    assertThat(ready.path("control_plane_fault").textValue()).contains("can't be opened");
    assertThat(ready(waypost, "data").status()).isEqualTo(200);
    assertThat(ready(waypost, "control").status()).isEqualTo(503);
    assertThat(ready(waypost, "third").status()).isEqualTo(400);
  }

  private static ApiClient.Answer ready(RunningWaypost waypost, String plane) throws Exception {
    return waypost.client().get("/health/ready?plane=" + plane);
  }

  private static void awaitCopied(RunningWaypost waypost) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            waypost
                    .client()
                    .get("/health/ready")
                    .json()
                    .path("local_copy")
                    .path("generation")
                    .intValue()
                > 0);
  }

  private static void awaitControlPlane(RunningWaypost waypost) {
    await().atMost(PATIENCE).until(() -> ready(waypost, "control").status() == 200);
  }

  private static void scan(RunningWaypost waypost, String key, int times, String location)
      throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(ApiClient.scan(waypost.scanUrl() + "/" + key).header("Location"))
          .isEqualTo(location);
    }
  }

  private static String url(int port) {
    return "postgresql://postgres@localhost:" + port + "/postgres";
  }

  private EmbeddedPostgres postgresql(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(databaseFolder.resolve("data"))
        .setCleanDataDirectory(false)
        .start();
  }
}
