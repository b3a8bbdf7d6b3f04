package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What limits a key and a workspace holds in the words of other services, too. */
class CompatibilityLimitsTest {
  @TempDir Path folder;

  @Test
  void aKeyThatIsLimitedToGroupsMakesNothingOutsideOfThem() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient admin = waypost.client();
      admin.post("/api/v1/groups", "{\"path\":\"one\"}");
      admin.post("/api/v1/groups", "{\"path\":\"two\"}");
      ApiClient limited =
          waypost.clientWith(
              admin
                  .post(
                      "/api/v1/keys",
                      "{\"name\":\"limited\",\"scopes\":[\"codes:write\"],\"groups\":[\"one\",\"two\"]}")
                  .json()
                  .path("key")
                  .textValue());
      for (Answer answer : makings(limited)) {
        assertProblem(answer, 403, "group_not_allowed", answer.json().path("field").textValue());
      }
    }
  }

  @Test
  void beyondTheQuotaNothingIsMade() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--quota-codes", "1")) {
      ApiClient admin = waypost.client();
      assertThat(admin.post("/api/qr", "{\"target_url\":\"https://e.com/first\"}").status())
          .isEqualTo(201);
      for (Answer answer : makings(admin)) {
        assertProblem(answer, 403, "quota_exceeded", answer.json().path("field").textValue());
      }
    }
  }

  /** Every call that makes codes. */
  private static List<Answer> makings(ApiClient client) throws Exception {
    return List.of(
        client.post("/api/qr", "{\"target_url\":\"https://e.com\"}"),
        client.post("/api/qr/bulk", "{\"items\":[{\"target_url\":\"https://e.com\"}]}"),
        ApiClient.send(
            client
                .request("/api/qr/bulk/csv")
                .POST(BodyPublishers.ofString("target_url\nhttps://e.com\n"))),
        client.post("/api/qrcodes", "{\"url\":\"https://e.com\"}"),
        ApiClient.send(
            client
                .request("/api/qrcodes/upsert")
                .PUT(BodyPublishers.ofString("{\"url\":\"https://e.com\"}"))));
  }
}
