package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waypost.server.description.Exchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided on a call before its body is read, and how much of bodies is held at once. */
class BodyAdmissionTest {
  private static final String BULK = "/api/v1/codes/bulk";
  private static final int MEGABYTE = 1024 * 1024;
  private static final byte[] START = "{\"codes\":[".getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder;
  private static RunningWaypost waypost;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void whoMayNotMakeTheCallIsToldBeforeItsBodyCame() throws Exception {
    String reader =
        waypost
            .client()
            .post("/api/v1/keys", "{\"name\":\"r\",\"scopes\":[\"codes:read\"]}")
            .json()
            .path("key")
            .textValue();
    for (String method : List.of("POST", "PATCH")) {
      assertThat(begun(method, "", 60 * MEGABYTE).status()).isEqualTo(401);
      assertThat(begun(method, "X-API-Key: " + reader + "\r\n", 60 * MEGABYTE).status())
          .isEqualTo(403);
    }
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIsRefusedAtOnce() throws Exception {
    for (String length : List.of("" + 65 * MEGABYTE, "9".repeat(18))) {
      Exchange refused = begun("POST", "", length);
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.headers().get("connection")).containsExactly("close");
    }
  }

  /** Sends the head and the first bytes of a body, and reads the answer. */
  private static Exchange begun(String method, String header, Object length) throws Exception {
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      return connection.send(method, BULK, "", head(method, header, length), START);
    }
  }

  private static String head(String method, String header, Object length) {
    return method
        + " "
        + BULK
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + header
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  void bodiesThatAreHeldTogetherHaveABoundAndSmallOnesStillPass() throws Exception {
    String key = "X-API-Key: " + waypost.adminKey() + "\r\n";
    Path database = folder.resolve("data").resolve("waypost.db");
    int most = AnotherApi.BODY_BYTES * 7 / 8;
    try (var api = AnotherApi.start(waypost.operations(), database, UnaryOperator.identity());
        var small = new RawConnection(api.url())) {
      try (var slow = new RawConnection(api.url())) {
        slow.write(head("POST", key, 60 * MEGABYTE), new byte[most - MEGABYTE]);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
              Exchange refused = whole(api, key);
              assertThat(refused.status()).isEqualTo(503);
              assertThat(refused.headers()).containsKey("retry-after");
            });
        byte[] body =
            "{\"codes\":[{\"destination\":\"https://example.com\"}]}"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(small.send("POST", BULK, "", head("POST", key, body.length), body).status())
            .isEqualTo(200);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(whole(api, key).status()).isEqualTo(400));
    }
  }

  /** Two megabytes that are not JSON. */
  private static Exchange whole(AnotherApi api, String key) throws Exception {
    try (RawConnection connection = new RawConnection(api.url())) {
      byte[] body = new byte[2 * MEGABYTE];
      return connection.send("POST", BULK, "", head("POST", key, body.length), body);
    }
  }
}
