package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.console.http.Page;
import dev.waypost.console.http.Page.Access.With;
import dev.waypost.server.demo.DemoData;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Postgresql;
import io.vertx.core.http.HttpMethod;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample data on the other engine, and the console over them. */
class DemoOnPostgresqlTest {
  @TempDir Path folder;

  @Test
  void sampleDataAreMadeAndRemovedAndMadeAgain() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      var location =
          new Postgresql(
              "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", null);
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      var size = new DemoData.Size(1, 2_000);
      try (Database database = Database.open(location, InstantSource.system())) {
        for (int time = 1; time <= 2; time++) {
          try (RunningWaypost waypost = RunningWaypost.start(folder, size, "--database-url", url)) {
            awaitComplete(database);
            assertThat(codes(database)).isEqualTo(80);
            if (time == 1) {
              theConsoleWorks(waypost);
            }
            waypost.demo().remove();
            assertThat(waypost.demo().exists()).isFalse();
            assertThat(codes(database)).isZero();
            assertThat(database.groups().all()).isEmpty();
            assertThat(database.metadataFields().all()).isEmpty();
            assertThat(database.scanCounters().position(DemoWorkspace.LOG)).isZero();
            assertThat(database.workspaces().all()).hasSize(1);
          }
        }
      }
    }
  }

  /**
   * Every page that needs no more than an address, and what is found, made and changed by forms.
   */
  private static void theConsoleWorks(RunningWaypost waypost) throws Exception {
    ConsoleClient anna = ConsoleClient.joined(waypost.apiUrl(), waypost.ownerLink(), "anna");
    anna.post("/console/workspace", "workspace", DemoWorkspace.ID.value());
    for (Page page : waypost.pages()) {
      if (page.method().equals(HttpMethod.GET)
          && !page.path().contains(":")
          && !page.path().equals("/console/start/scans")
          && page.access() instanceof With) {
        assertThat(anna.get(page.path()).statusCode()).as(page.path()).isEqualTo(200);
      }
    }
    assertThat(anna.get("/console/codes?q=Menu+Berlin").body()).contains("Menu Berlin");
    assertThat(anna.get("/console/codes?status=expired").body()).doesNotContain("Nothing found");
    assertThat(anna.get("/console/insight?group=Marketing&days=365").statusCode()).isEqualTo(200);
    String made =
        anna.post("/console/codes", "content.kind", "url", "content.url", "https://example.com/a")
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll("\\?.*", "");
    String nul = anna.post(made + "/edit", "name:or-null", "a\0b", "tags:list", "x, y").body();
    assertThat(nul).isEmpty();
    assertThat(anna.get(made).body()).contains("ab").contains("href=\"/console/codes?tag=x\"");
    for (String tab : List.of("/edit", "/design", "/rules", "/links", "/share", "/history")) {
      assertThat(anna.get(made + tab).statusCode()).as(tab).isEqualTo(200);
    }
    assertThat(anna.post(made + "/links", "count:number", "3", "as", "table").statusCode())
        .isEqualTo(201);
    assertThat(anna.post("/console/codes/views", "name", "mine", "query", "tag=x").statusCode())
        .isEqualTo(303);
    assertThat(anna.post(made + "/delete").statusCode()).isEqualTo(303);
  }

  private static void awaitComplete(Database database) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> database.scanCounters().position(DemoWorkspace.LOG) > 0);
  }

  private static long codes(Database database) {
    return database.codes().count(DemoWorkspace.ID, CodeFilter.ALL, Instant.now());
  }
}
