package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed links from the call that makes them to the scans that come by them. */
class SignedLinksTest {
  private static final Pattern HIDDEN_STATE =
      Pattern.compile("name=\"state\"[^>]*value=\"([^\"]*)\"");
  private static final String SECRET_PLACE = "https://example.com/secret";

  @TempDir Path folder;
  private RunningWaypost waypost;
  private ApiClient api;
  private JsonNode code;
  private String links;

  @BeforeEach
  void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
    code =
        api.create("{\"destination\":\"" + SECRET_PLACE + "\",\"access\":{\"links\":\"signed\"}}");
    links = "/api/v1/codes/" + code.path("id").textValue() + "/links";
  }

  @AfterEach
  void stop() {
    waypost.close();
  }

  private JsonNode made(String body) throws Exception {
    ApiClient.Answer answer = api.post(links, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .isEqualTo("/api/v1/links/" + answer.json().path("id").textValue());
    return answer.json();
  }

  private static String url(JsonNode link) {
    return link.path("url").textValue();
  }

  private static ApiClient.Answer open(String url) throws Exception {
    ApiClient.Answer page = ApiClient.scan(url);
    Matcher state = HIDDEN_STATE.matcher(new String(page.bytes(), StandardCharsets.UTF_8));
    assertThat(state.find()).as("a form on the page of %s", url).isTrue();
    URI uri = ApiClient.scanUri(url);
    return ApiClient.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", uri.getScheme() + "://" + uri.getAuthority())
            .POST(
                BodyPublishers.ofString(
                    "state="
                        + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8)
                        + "&open=yes")));
  }

  private String state(JsonNode link) throws Exception {
    return api.get("/api/v1/links/" + link.path("id").textValue()).json().path("state").textValue();
  }

  @Test
  void aLinkLeadsOnWhereTheShortUrlDoesNotUntilItIsTakenBack() throws Exception {
    JsonNode link = made("{\"note\":\"Table 7\"}");

    assertThat(ApiClient.scan(code.path("short_url").textValue()).status()).isEqualTo(403);
    for (int i = 0; i < 3; i++) {
      assertThat(ApiClient.scan(url(link)).header("Location")).isEqualTo(SECRET_PLACE);
    }
    assertThat(state(link)).isEqualTo("active");

    String path = "/api/v1/links/" + link.path("id").textValue();
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(ApiClient.scan(url(link)).status()).isEqualTo(410);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(state(link)).isEqualTo("revoked");
  }

  @Test
  void ofManyWhoOpenALinkForOneExactlyOneIsLedOn() throws Exception {
    JsonNode link = made("{\"uses\":1}");
    Callable<Integer> person = () -> open(url(link)).status();
    List<Integer> statuses = new ArrayList<>();
    try (var people = Executors.newFixedThreadPool(20)) {
      for (Future<Integer> done : people.invokeAll(Collections.nCopies(20, person))) {
        statuses.add(done.get());
      }
    }
    assertThat(Collections.frequency(statuses, 303)).isOne();
    assertThat(statuses).allMatch(status -> status == 303 || status == 410);
    JsonNode used = api.get("/api/v1/links/" + link.path("id").textValue()).json();
    assertThat(used.path("state").textValue()).isEqualTo("used_up");
    assertThat(used.path("uses_left").intValue()).isZero();
    assertThat(used.path("last_used_at").isTextual()).isTrue();
  }

  @Test
  void manyAreMadeAtOnceAndListedPageByPageWithoutTheirAddresses() throws Exception {
    ApiClient.Answer answer =
        api.post(links + "/bulk", "{\"count\":250,\"uses\":1,\"note\":\"Autumn\"}");
    assertThat(answer.status()).isEqualTo(201);
    JsonNode all = answer.json().path("links");
    assertThat(all).hasSize(250);
    assertThat(StreamSupport.stream(all.spliterator(), false).map(SignedLinksTest::url).distinct())
        .hasSize(250);
    assertThat(open(url(all.get(0))).header("Location")).isEqualTo(SECRET_PLACE);

    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get(links + "?limit=100" + cursor).json();
      page.path("links")
          .forEach(link -> {
            listed.add(link.path("id").textValue());
            assertThat(link.has("url")).isFalse();
          });
      cursor = "&cursor=" + page.path("next_cursor").asText();
    } while (!cursor.endsWith("null"));
    assertThat(listed).hasSize(250).doesNotHaveDuplicates();
    assertThat(listed).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void whatCantBeIsRefusedWithWhatIsAllowed() throws Exception {
    assertRefused(links, "{\"expires_at\":\"2020-01-01T00:00:00Z\"}", 400, "invalid_value");
    assertRefused(links, "{\"uses\":0}", 400, "invalid_value");
    assertRefused(links, "{\"uses\":1001}", 400, "invalid_value");
    assertRefused(links, "{\"count\":2}", 400, "unknown_field");
    assertRefused(links + "/bulk", "{}", 400, "missing_field");
    assertRefused(links + "/bulk", "{\"count\":10001}", 400, "invalid_value");
    String fixed =
        api.create("{\"type\":\"static\",\"destination\":\"https://example.com\"}")
            .path("id")
            .textValue();
    assertRefused("/api/v1/codes/" + fixed + "/links", "{}", 400, "static_code");
    assertRefused("/api/v1/codes/" + fixed + "/links/bulk", "{\"count\":1}", 400, "static_code");
    ApiClient.Answer none = api.get("/api/v1/links/link_00000000000000000000000000");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().path("code").textValue()).isEqualTo("link_not_found");
  }

  private void assertRefused(String path, String body, int status, String problem)
      throws Exception {
    ApiClient.Answer answer = api.post(path, body);
    assertThat(answer.json().path("code").textValue()).as(body).isEqualTo(problem);
    assertThat(answer.status()).as(body).isEqualTo(status);
  }

  @Test
  void aKeyThatIsLimitedToGroupsSeesNoLinksOfOthers() throws Exception {
    JsonNode link = made("{}");
    api.post("/api/v1/groups", "{\"path\":\"mine\"}");
    String limited =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"x\",\"scopes\":[\"codes:write\",\"codes:read\"],\"groups\":[\"mine\"]}")
            .json()
            .path("key")
            .textValue();
    ApiClient stranger = waypost.clientWith(limited);
    String path = "/api/v1/links/" + link.path("id").textValue();

    assertThat(stranger.get(path).json().path("code").textValue()).isEqualTo("link_not_found");
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.get(links).status()).isEqualTo(404);
    assertThat(stranger.post(links, "{}").status()).isEqualTo(404);
    assertThat(ApiClient.scan(url(link)).status()).isEqualTo(302);
  }
}
