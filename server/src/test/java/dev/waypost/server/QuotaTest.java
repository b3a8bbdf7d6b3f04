package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace may use, and that a quota never stops a redirect. */
class QuotaTest {
  private static final String CODES = "/api/v1/codes";
  private static final String CODE = "{\"destination\":\"https://example.com\"}";

  @TempDir Path folder;

  @Test
  void withoutQuotasTheUsageHasNoLimits() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      JsonNode code = api.create(CODE);
      ApiClient.scan(code.path("short_url").textValue());
      JsonNode usage = api.get("/api/v1/usage").json();
      YearMonth month = YearMonth.from(LocalDate.now(ZoneOffset.UTC));
      assertThat(usage.path("codes").toString()).isEqualTo("{\"used\":1,\"limit\":null}");
      assertThat(usage.path("scans").path("used").longValue()).isEqualTo(1);
      assertThat(usage.path("scans").path("limit").isNull()).isTrue();
      assertThat(usage.path("scans").path("month").textValue()).isEqualTo(month.toString());
      assertThat(Instant.parse(usage.path("scans").path("resets_at").textValue()))
          .isEqualTo(month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }

  @Test
  void beyondTheQuotaNoMoreCodesAreMadeUntilOneIsDeleted() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--quota-codes", "3")) {
      ApiClient api = waypost.client();
      String first = api.create(CODE).path("id").textValue();
      Answer bulk =
          api.post(
              CODES + "/bulk",
              "{\"codes\":[" + CODE + ",{\"destination\":\"no\"}," + CODE + "," + CODE + "]}");
      JsonNode results = bulk.json().path("results");
      assertThat(bulk.status()).isEqualTo(200);
      assertThat(bulk.json().path("succeeded").intValue()).isEqualTo(2);
      assertThat(results.path(0).path("status").intValue()).isEqualTo(201);
      assertThat(results.path(1).path("status").intValue()).isEqualTo(400);
      assertThat(results.path(2).path("status").intValue()).isEqualTo(201);
      assertThat(results.path(3).path("status").intValue()).isEqualTo(403);
      assertThat(results.path(3).path("problem").path("code").textValue())
          .isEqualTo("quota_exceeded");
      assertQuotaExceeded(api.post(CODES, CODE));
      assertThat(api.get("/api/v1/usage").json().path("codes").toString())
          .isEqualTo("{\"used\":3,\"limit\":3}");

      // What is there can be changed, and a deleted one makes room; it comes back only into room.
      assertThat(api.patch(CODES + "/" + first, "{\"name\":\"x\"}").status()).isEqualTo(200);
      assertThat(api.delete(CODES + "/" + first).status()).isEqualTo(204);
      String next = api.create(CODE).path("id").textValue();
      assertQuotaExceeded(api.post(CODES + "/" + first + "/restore", "{}"));
      assertThat(api.delete(CODES + "/" + next).status()).isEqualTo(204);
      assertThat(api.post(CODES + "/" + first + "/restore", "{}").status()).isEqualTo(200);
    }
  }

  @Test
  void anAtomicCallBeyondTheQuotaMakesNothing() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--quota-codes", "1")) {
      ApiClient api = waypost.client();
      Answer refused =
          api.post(CODES + "/bulk", "{\"codes\":[" + CODE + "," + CODE + "],\"atomic\":true}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("results").path(1).path("problem").path("code").textValue())
          .isEqualTo("quota_exceeded");
      assertThat(api.get("/api/v1/usage").json().path("codes").path("used").longValue()).isZero();
    }
  }

  @Test
  void beyondTheScansOfAMonthScansAreAnsweredAndCountedAndNoCodesAreMade() throws Exception {
    String id;
    String url;
    try (RunningWaypost waypost =
        RunningWaypost.start(folder, "--quota-scans-per-month", "3", "--quota-codes", "100")) {
      ApiClient api = waypost.client();
      JsonNode code = api.create(CODE);
      id = code.path("id").textValue();
      url = code.path("short_url").textValue();
      for (int i = 1; i <= 5; i++) {
        assertThat(ApiClient.scan(url).header("Location")).isEqualTo("https://example.com");
      }
      JsonNode scans = api.get("/api/v1/usage").json().path("scans");
      assertThat(scans.path("used").longValue()).isEqualTo(5);
      assertThat(scans.path("limit").longValue()).isEqualTo(3);
      Answer refused = api.post(CODES, CODE);
      assertQuotaExceeded(refused);
      assertThat(refused.json().path("detail").textValue()).contains("scans");
      assertThat(api.post(CODES + "/bulk", "{\"codes\":[" + CODE + "]}").json().path("failed"))
          .hasToString("1");
      assertThat(ApiClient.scan(url).status()).isEqualTo(302);
      assertThat(api.get(CODES + "/" + id).json().path("scans").longValue()).isEqualTo(6);
      anotherMonth();
      api.create(CODE);
      assertThat(ApiClient.scan(url).status()).isEqualTo(302);
    }
    try (RunningWaypost raised = RunningWaypost.start(folder, "--quota-scans-per-month", "1000")) {
      raised.client().create(CODE);
      assertThat(raised.client().get(CODES + "/" + id).json().path("scans").longValue())
          .isEqualTo(7);
    }
  }

  /** What was counted this month was counted in the one before. */
  private void anotherMonth() throws Exception {
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/waypost.db"));
        var statement = database.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE monthly_scans SET month = '2020-01'"))
          .isEqualTo(1);
    }
  }

  private static void assertQuotaExceeded(Answer answer) {
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(403);
    assertThat(answer.json().path("code").textValue()).isEqualTo("quota_exceeded");
  }
}
