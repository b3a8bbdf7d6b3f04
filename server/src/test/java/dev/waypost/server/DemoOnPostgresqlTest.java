package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.server.demo.DemoData;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Postgresql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample data on the other engine. */
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

  private static void awaitComplete(Database database) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> database.scanCounters().position(DemoWorkspace.LOG) > 0);
  }

  private static long codes(Database database) {
    return database.codes().count(DemoWorkspace.ID, CodeFilter.ALL, Instant.now());
  }
}
