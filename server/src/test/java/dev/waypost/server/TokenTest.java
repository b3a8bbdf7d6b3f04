package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.Scope;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OAuth 2.0 client credentials over real sockets. */
class TokenTest {
  private static final String CODES = "/api/v1/codes";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    admin = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aTokenDoesWhatItsKeyMayAndTheHistoryNamesTheKey() throws Exception {
    JsonNode key = key("Shop", "codes:read", "codes:write");
    Answer answer = token(form(key));
    JsonNode token = answer.json();
    assertThat(answer.status()).as(token.toString()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    assertThat(token.path("access_token").textValue()).startsWith("wp_oat_");
    assertThat(token.path("token_type").textValue()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").intValue()).isEqualTo(900);
    assertThat(token.path("scope").textValue()).isEqualTo("codes:read codes:write");

    ApiClient shop = bearer(token);
    String id = shop.create("{\"destination\":\"https://example.com\"}").path("id").textValue();
    assertThat(
            shop.get(CODES + "/" + id + "/history")
                .json()
                .path("history")
                .path(0)
                .path("actor")
                .textValue())
        .isEqualTo("key:Shop");
    assertThat(shop.get("/api/v1/keys").status()).isEqualTo(403);
    JsonNode used = admin.get("/api/v1/keys/" + id(key)).json();
    assertThat(used.path("last_used_at").textValue()).isNotEmpty();
  }

  @Test
  void aScopeNarrowsAToken() throws Exception {
    JsonNode key = key("narrow", "codes:read", "codes:write");
    JsonNode token = token(form(key) + "&scope=codes%3Aread").json();
    assertThat(token.path("scope").textValue()).isEqualTo("codes:read");
    assertThat(bearer(token).get(CODES).status()).isEqualTo(200);
    assertThat(bearer(token).post(CODES, "{}").json().path("code").textValue())
        .isEqualTo("insufficient_scope");

    JsonNode part = token(form(waypost.adminKey()) + "&scope=codes:read+analytics:read").json();
    assertThat(part.path("scope").textValue()).isEqualTo("codes:read analytics:read");
    assertThat(bearer(part).get("/api/v1/keys").status()).isEqualTo(403);
    assertThat(token(form(waypost.adminKey())).json().path("scope").textValue()).isEqualTo("admin");
  }

  @Test
  void theClientMayComeByHttpBasic() throws Exception {
    JsonNode key = key("basic", "codes:read");
    Answer answer =
        ApiClient.send(
            request("grant_type=client_credentials")
                .header("Authorization", basic(id(key), secret(key))));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(bearer(answer.json()).get(CODES).status()).isEqualTo(200);
  }

  @Test
  void aTokenEndsAtTheNextCallWhenItsKeyIsRevoked() throws Exception {
    JsonNode key = key("revoked", "codes:read");
    ApiClient bearer = bearer(token(form(key)).json());
    assertThat(bearer.get(CODES).status()).isEqualTo(200);
    assertThat(admin.delete("/api/v1/keys/" + id(key)).status()).isEqualTo(204);
    Answer refused = bearer.get(CODES);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("code").textValue()).isEqualTo("unauthorized");
    assertOauthError(token(form(key)), 401, "invalid_client");
  }

  @Test
  void anExpiredTokenIsRefused() throws Exception {
    JsonNode key = key("expired", "codes:read");
    var random = new SecureRandom();
    try (Database database =
        Database.open(new Sqlite(folder.resolve("data/waypost.db")), InstantSource.system())) {
      byte[] secret = AccessTokens.secret(database.secrets(), random);
      var keys = new ApiKeys(database.apiKeys(), InstantSource.system(), random);
      var bearer = keys.authenticate(secret(key)).orElseThrow();
      for (int minutesAgo : List.of(13, 15)) {
        InstantSource then =
            InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-minutesAgo));
        String token =
            new AccessTokens(keys, secret, then).issue(bearer, Set.of(Scope.CODES_READ)).text();
        assertThat(waypost.clientWith(token).get(CODES).status())
            .isEqualTo(minutesAgo < 15 ? 200 : 401);
      }
    }
  }

  @Test
  void aTokenOutlivesARestart(@TempDir Path own) throws Exception {
    JsonNode token;
    try (RunningWaypost before = RunningWaypost.start(own)) {
      token = token(before, form(before.adminKey())).json();
    }
    try (RunningWaypost after = RunningWaypost.start(own)) {
      assertThat(after.clientWith(token.path("access_token").textValue()).get(CODES).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aTokenSharesTheLimitOfItsKey(@TempDir Path own) throws Exception {
    try (RunningWaypost limited = RunningWaypost.start(own, "--rate-limit", "60")) {
      Answer made = token(limited, form(limited.adminKey()));
      assertThat(made.header("RateLimit-Remaining")).isEqualTo("59");
      ApiClient bearer = limited.clientWith(made.json().path("access_token").textValue());
      while (bearer.get(CODES).status() == 200) {}
      assertThat(limited.client().get(CODES).header("RateLimit-Remaining")).isEqualTo("0");

      Answer guess = token(limited, form("wp_live_000000000000_wrong"));
      for (int i = 0; i < 200 && guess.status() == 401; i++) {
        guess = token(limited, form("wp_live_000000000000_wrong" + i));
      }
      assertThat(guess.status()).isEqualTo(429);
      assertThat(guess.header("Retry-After")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                               | 400 | invalid_request
          grant_type=                                     | 400 | invalid_request
          grant_type=password                             | 400 | unsupported_grant_type
          grant_type=client_credentials                   | 401 | invalid_client
          grant_type=client_credentials&client_id=x       | 401 | invalid_client
          ID&client_secret=wrong                          | 401 | invalid_client
          grant_type=client_credentials&client_id=0&SECRET| 401 | invalid_client
          ID&SECRET&scope=codes:write                     | 400 | invalid_scope
          ID&SECRET&scope=everything                      | 400 | invalid_scope
          ID&SECRET&scope=codes:read++codes:read          | 400 | invalid_scope
          ID&SECRET&grant_type=client_credentials         | 400 | invalid_request
          ID&SECRET&x=%zz                                 | 400 | invalid_request
          """)
  void aRefusalHasTheFormOfOauth(
      @org.jspecify.annotations.Nullable String body, int status, String error) throws Exception {
    JsonNode key = key("refused", "codes:read");
    String form =
        (body == null ? "" : body)
            .replace("ID&", "grant_type=client_credentials&client_id=" + id(key) + "&")
            .replace("SECRET", "client_secret=" + secret(key));
    assertOauthError(token(form), status, error);
  }

  @Test
  void aClientThatIsNamedTwiceOrByAnotherBodyIsRefused() throws Exception {
    JsonNode key = key("twice", "codes:read");
    assertOauthError(
        ApiClient.send(request(form(key)).header("Authorization", basic(id(key), secret(key)))),
        400,
        "invalid_request");
    assertOauthError(
        ApiClient.send(
            request("{\"grant_type\":\"client_credentials\"}")
                .setHeader("Content-Type", "application/json")),
        400,
        "invalid_request");
    assertOauthError(
        ApiClient.send(request("grant_type=client_credentials").header("Authorization", "Basic !")),
        400,
        "invalid_request");
  }

  @Test
  void whatIsNotKnownIsPassedOver() throws Exception {
    JsonNode key = key("more", "codes:read");
    assertThat(token(form(key) + "&audience=shop&resource=&&scope=").status()).isEqualTo(200);
  }

  private static JsonNode key(String name, String... scopes) throws Exception {
    return admin
        .post(
            "/api/v1/keys",
            "{\"name\":\"" + name + "\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}")
        .json();
  }

  private static String id(JsonNode key) {
    return key.path("id").textValue();
  }

  private static String secret(JsonNode key) {
    return key.path("key").textValue();
  }

  private static String form(JsonNode key) {
    return form(secret(key));
  }

  private static String form(String key) {
    return "grant_type=client_credentials&client_id="
        + key.substring("wp_live_".length(), "wp_live_".length() + 12)
        + "&client_secret="
        + key;
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
  }

  private static Answer token(String form) throws Exception {
    return ApiClient.send(request(form));
  }

  private static Answer token(RunningWaypost of, String form) throws Exception {
    return ApiClient.send(request(of, form));
  }

  private static HttpRequest.Builder request(String form) {
    return request(waypost, form);
  }

  private static HttpRequest.Builder request(RunningWaypost of, String form) {
    return HttpRequest.newBuilder(URI.create(of.apiUrl() + "/oauth/token"))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private static ApiClient bearer(JsonNode token) {
    return waypost.clientWith(token.path("access_token").textValue());
  }

  private static void assertOauthError(Answer answer, int status, String error) {
    JsonNode body = answer.json();
    assertThat(answer.status()).as(body.toString()).isEqualTo(status);
    assertThat(body.path("error").textValue()).isEqualTo(error);
    assertThat(body.path("error_description").textValue())
        .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(status == 401 ? "Basic realm=\"waypost\"" : "");
  }
}
