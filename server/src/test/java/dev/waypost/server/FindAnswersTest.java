package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals of groups, metadata fields and domains that no other test asks of that operation. */
class FindAnswersTest {
  private static final String GROUPS = "/api/v1/groups";
  private static final String FIELDS = "/api/v1/metadata-fields";
  private static final String DOMAINS = "/api/v1/domains";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aGroupThatCantBeIsRefused() throws Exception {
    api.post(GROUPS, "{\"path\":\"a\"}");
    api.post(GROUPS, "{\"path\":\"b\"}");
    assertProblem(api.post(GROUPS, "{\"path\":\"a//b\"}"), "invalid_value");
    assertProblem(api.patch(GROUPS + "/a", "{\"path\":\"b\"}"), "group_exists");
    assertProblem(api.patch(GROUPS + "/nowhere", "{\"path\":\"c\"}"), "group_not_found");
  }

  @Test
  void aMetadataFieldWithoutChoicesIsRefused() throws Exception {
    api.post(FIELDS, "{\"name\":\"market\"}");
    assertProblem(
        api.patch(FIELDS + "/market", "{\"type\":\"choice\",\"allowed_values\":[]}"),
        "invalid_value");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, malformed_url",
    "https://a@example.com, unsafe_url",
    "https://example.com/LONG, too_long",
    "SHORT/x, destination_loop"
  })
  void aFallbackThatCantBeIsRefused(String address, String code) throws Exception {
    String fallbacks =
        "\"fallbacks\":{\"root\":\"%s\"}"
            .formatted(
                address.replace("LONG", "x".repeat(2100)).replace("SHORT", waypost.shortUrl()));
    assertProblem(api.post(DOMAINS, "{\"host\":\"never.example.com\"," + fallbacks + "}"), code);
    String id =
        api.post(DOMAINS, "{\"host\":\"" + code.replace('_', '-') + ".example.com\"}")
            .json()
            .path("id")
            .textValue();
    assertProblem(api.patch(DOMAINS + "/" + id, "{" + fallbacks + "}"), code);
  }

  @Test
  void aWorkspaceHasAThousandDomainsAtMost(@TempDir Path own) throws Exception {
    try (RunningWaypost full = RunningWaypost.start(own)) {
      ApiClient client = full.client();
      Answer last = client.post(DOMAINS, host(0));
      for (int i = 1; i <= 1000 && last.status() == 201; i++) {
        last = client.post(DOMAINS, host(i));
      }
      assertProblem(last, "too_many_domains");
    }
  }

  private static String host(int number) {
    return "{\"host\":\"n" + number + ".example.com\"}";
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.json().path("code").asText()).as(answer.json().toString()).isEqualTo(code);
  }
}
