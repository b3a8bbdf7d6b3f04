package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.server.demo.DemoData;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample data as {@code ./dev run --demo} makes them. */
class SampleDataTest {
  private static final DemoData.Size SIZE = new DemoData.Size(7, 20_000);

  @TempDir Path folder;

  @Test
  void aCompanyIsThereOnceIsNeverMixedInAndLeavesNothing() throws Exception {
    ConsoleClient owner;
    String someCode;
    try (var waypost = RunningWaypost.start(folder, SIZE)) {
      owner = ConsoleClient.joined(waypost.apiUrl(), waypost.ownerLink(), "olga");
      awaitSamples(owner);
      assertThat(waypost.client().get("/api/v1/usage").json().at("/codes/used").asLong())
          .as("the workspace of the owner")
          .isZero();
      look(owner, DemoWorkspace.ID.value());
      String overview = owner.get("/console").body();
      assertThat(overview).contains("<b>80</b>");
      String year = owner.get("/console/insight/csv?days=365&by=code").body();
      long scans = scans(year);
      assertThat(scans).isEqualTo(SIZE.scans());
      assertThat(scans(owner.get("/console/insight/csv?days=365").body()))
          .as("day by day")
          .isEqualTo(SIZE.scans());
      assertThat(scans(owner.get("/console/insight/csv?days=365&by=country").body()))
          .as("by country")
          .isEqualTo(SIZE.scans());
      String first = year.lines().skip(1).findFirst().orElseThrow();
      someCode = first.substring(0, first.indexOf(','));
      assertThat(counted(owner, someCode))
          .as("counters and analytics agree")
          .isEqualTo(scansOfLine(first));
      for (String by : List.of("variant", "rule", "country", "device", "browser")) {
        assertThat(owner.get("/console/insight/csv?days=365&by=" + by).body().lines().count())
            .as(by)
            .isGreaterThan(3);
      }
    }
    try (var waypost = RunningWaypost.start(folder, SIZE)) {
      var again = signedIn(waypost.apiUrl());
      look(again, DemoWorkspace.ID.value());
      assertThat(again.get("/console").body()).as("not doubled").contains("<b>80</b>");
      HttpResponse<String> removed = again.post("/console/settings/samples");
      assertThat(removed.statusCode()).isEqualTo(303);
      assertThat(again.get("/console/settings").statusCode()).isEqualTo(200);
      assertThat(again.get("/console/settings").body()).doesNotContain("Bergblick");
      assertThat(again.get("/console/codes/" + someCode).statusCode()).isEqualTo(404);
      assertThat(again.get("/console/insight/csv?days=365&by=code").body().lines().count())
          .isEqualTo(1);
    }
  }

  private static long scans(String table) {
    return table.lines().skip(1).mapToLong(SampleDataTest::scansOfLine).sum();
  }

  /** The second cell; names of codes have no comma. */
  private static long scansOfLine(String line) {
    int start = line.indexOf(',') + 1;
    return Long.parseLong(line.substring(start, line.indexOf(',', start)));
  }

  private static long counted(ConsoleClient owner, String id) throws Exception {
    String shown =
        owner
            .get("/console/codes/" + id)
            .body()
            .replaceAll("(?s).*?<div class=\"stat\"><b>([0-9,]+)</b><span>scans ever.*", "$1");
    return Long.parseLong(shown.replace(",", ""));
  }

  private static void awaitSamples(ConsoleClient owner) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          look(owner, DemoWorkspace.ID.value());
          return scans(owner.get("/console/insight/csv?days=365&by=code").body()) >= SIZE.scans();
        });
  }

  private static void look(ConsoleClient client, String workspace) throws Exception {
    assertThat(
            client
                .post("/console/workspace", "workspace", workspace)
                .headers()
                .firstValue("Location"))
        .contains("/console");
  }

  private static ConsoleClient signedIn(String base) throws Exception {
    var client = new ConsoleClient(base);
    assertThat(
            client
                .postWith(
                    "",
                    "/console/sign-in",
                    "email",
                    "olga@example.com",
                    "password",
                    ConsoleClient.PASSWORD)
                .statusCode())
        .isEqualTo(303);
    return client;
  }
}
