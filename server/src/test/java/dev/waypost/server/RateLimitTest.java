package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many calls an API key may make, and how many wrong keys an address may try. */
class RateLimitTest {
  private static final String CODES = "/api/v1/codes";

  @TempDir Path folder;

  @Test
  void everyAnswerTellsWhatIsLeftAndBeyondItCallsAreTurnedAway() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "20")) {
      ApiClient api = waypost.client();
      Answer first = api.get(CODES);
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.header("RateLimit-Limit")).isEqualTo("20");
      assertThat(first.header("RateLimit-Remaining")).isEqualTo("19");
      assertThat(first.header("RateLimit-Reset")).isEqualTo("3");
      // Refusals tell it and cost it as well.
      assertThat(api.post(CODES, "{").header("RateLimit-Remaining")).isIn("18", "19");

      Answer last = first;
      for (int i = 0; i < 40 && last.status() == 200; i++) {
        last = api.get(CODES);
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
      assertThat(last.json().path("code").textValue()).isEqualTo("rate_limited");
      assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 3);
      assertThat(Integer.parseInt(last.header("RateLimit-Reset"))).isBetween(57, 60);

      // What needs no key goes on, and so does another key.
      assertThat(waypost.clientWith("").get("/health/ready").header("RateLimit-Limit")).isEmpty();
      await().atMost(Duration.ofSeconds(10)).until(() -> api.get(CODES).status() == 200);
    }
  }

  @Test
  void aKeyIsNotHeldUpByAnother() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "5")) {
      ApiClient api = waypost.client();
      JsonNode key =
          api.post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}").json();
      while (api.get(CODES).status() == 200) {}
      Answer other = waypost.clientWith(key.path("key").textValue()).get(CODES);
      assertThat(other.status()).isEqualTo(200);
      assertThat(other.header("RateLimit-Remaining")).isEqualTo("4");
    }
  }

  @Test
  void tenThousandCodesInOneCallCostAsMuchAsTenCalls() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "30")) {
      String items =
          IntStream.range(0, 10_000)
              .mapToObj(i -> "{\"destination\":\"https://example.com/" + i + "\"}")
              .collect(Collectors.joining(","));
      Answer made = waypost.client().post(CODES + "/bulk", "{\"codes\":[" + items + "]}");
      assertThat(made.json().path("succeeded").intValue()).isEqualTo(10_000);
      assertThat(made.header("RateLimit-Remaining")).isEqualTo("20");
    }
  }

  @Test
  void aLimitBelowTheCostOfACallLetsItPassFromAFullBucket() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "3")) {
      ApiClient api = waypost.client();
      String one = "{\"codes\":[{\"destination\":\"https://example.com\"}]}";
      assertThat(api.post(CODES + "/bulk", one).status()).isEqualTo(200);
      assertThat(api.post(CODES + "/bulk", one).status()).isEqualTo(429);
    }
  }

  @Test
  void aCallThatWasTurnedAwayIsDoneWhenItIsRepeated() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "60")) {
      ApiClient api = waypost.client();
      while (api.get(CODES).status() == 200) {}
      HttpRequest.Builder make =
          api.request(CODES)
              .header("Idempotency-Key", "later")
              .POST(
                  HttpRequest.BodyPublishers.ofString("{\"destination\":\"https://example.com\"}"));
      await().atMost(Duration.ofSeconds(10)).until(() -> ApiClient.send(make).status() == 201);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> ApiClient.send(make).header("Idempotency-Replayed").equals("true"));
    }
  }

  @Test
  void whoTriesKeysIsTurnedAwayAndAKeyInUseIsNot() throws Exception {
    try (RunningWaypost waypost =
        RunningWaypost.start(
            folder, "--trusted-proxies", "127.0.0.0/8,::1", "--rate-limit", "600")) {
      assertThat(from("192.0.2.1", waypost, waypost.adminKey()).status()).isEqualTo(200);
      JsonNode unused =
          waypost
              .client()
              .post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}")
              .json();
      Answer guess = from("192.0.2.1", waypost, "wp_live_wrong");
      assertThat(guess.status()).isEqualTo(401);
      for (int i = 0; i < 200 && guess.status() == 401; i++) {
        guess = from("192.0.2.1", waypost, "wp_live_wrong" + i);
      }
      assertThat(guess.status()).isEqualTo(429);
      assertThat(guess.json().path("code").textValue()).isEqualTo("rate_limited");
      assertThat(guess.header("Retry-After")).isEqualTo("1");

      assertThat(from("192.0.2.1", waypost, waypost.adminKey()).status()).isEqualTo(200);
      assertThat(from("192.0.2.2", waypost, "wp_live_wrong").status()).isEqualTo(401);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> from("192.0.2.1", waypost, unused.path("key").textValue()).status() == 200);
    }
  }

  @Test
  void guestsOfOneIpv6NetworkShareALimit() throws Exception {
    try (RunningWaypost waypost =
        RunningWaypost.start(
            folder, "--trusted-proxies", "127.0.0.0/8,::1", "--rate-limit", "600")) {
      Answer guess = from("2001:db8:1:2::1", waypost, "wrong");
      for (int i = 2; i < 200 && guess.status() == 401; i++) {
        guess = from("2001:db8:1:2::" + Integer.toHexString(i), waypost, "wrong");
      }
      assertThat(guess.status()).isEqualTo(429);
      assertThat(from("2001:db8:1:3::1", waypost, "wrong").status()).isEqualTo(401);
    }
  }

  private static Answer from(String address, RunningWaypost waypost, String key) throws Exception {
    return ApiClient.send(
        waypost.clientWith(key).request(CODES).header("X-Forwarded-For", address).GET());
  }
}
