package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.resolver.RawHttp.Answer;
import dev.waypost.routing.Target.WebTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms that no browser of ours sends: never a fault, never a redirect, never a request smuggled.
 */
class HostileFormsTest {
  private static final Set<Integer> ALLOWED = Set.of(100, 200, 400, 403, 405, 408, 413, 415, 417);
  private static final String LAST = "GET /PLAIN HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  private static RunningResolver resolver;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    resolver = RunningResolver.start(directory);
    resolver.route("PLAIN", "https://example.com/plain");
    resolver.route("SMUGGLED", "https://evil.example/");
    resolver.route(
        "KEY", new WebTarget("https://example.com/secret"), GatedCodes.plan(GatedCodes.password()));
  }

  @AfterAll
  static void stop() {
    resolver.close();
  }

  @AfterEach
  void theNextScanIsAnswered() throws Exception {
    assertThat(resolver.get("/PLAIN").statusCode()).isEqualTo(302);
  }

  private static String post(String headers, String body) {
    return "POST /KEY HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + headers
        + "\r\n\r\n"
        + body;
  }

  private static List<Answer> answers(String bytes) throws IOException {
    List<Answer> answers = RawHttp.exchange(resolver.port(), bytes + LAST);
    for (Answer answer : answers) {
      boolean last = answer.status() == 302;
      assertThat(last || ALLOWED.contains(answer.status())).isTrue();
      assertThat(answer.headers().getOrDefault("location", List.of()))
          .isEqualTo(last ? List.of("https://example.com/plain") : List.of());
      assertThat(answer.headers().keySet()).doesNotContain("x-evil", "set-cookie");
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=a%0d%0aX-Evil:%201",
        "password=%00%ff%fe",
        "state=%0d%0aSet-Cookie:%20a=b",
        "password=\r\nX-Evil: 1\r\n\r\n",
        "url=https%3A%2F%2Fevil.example%2F&password=x",
        "next=https://evil.example/",
        "&&&&",
        "=&=&=",
        "password",
        "<script>alert(1)</script>",
        "{\"password\": {\"$ne\": null}}",
        "--boundary\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nx\r\n--boundary--",
        "\u0000\u0001\u0002",
      })
  void aHostileBodyIsAnsweredPlainly(String body) throws Exception {
    List<Answer> answers = answers(post("Content-Length: " + body.length(), body));
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).body()).doesNotContain("<script>alert", "X-Evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\na\r\npassword=x\r\n0\r\n\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: +5\r\n\r\nhello",
        "Content-Length: 5, 6\r\n\r\nhello",
        "Content-Length: 0x5\r\n\r\nhello",
        "Content-Length: 99999999999999999999\r\n\r\n",
      })
  void aBodyWhoseEndIsUnclearEndsTheConnection(String rest) throws Exception {
    String smuggled = "GET /SMUGGLED HTTP/1.1\r\nHost: a\r\n\r\n";
    List<Answer> answers =
        answers(
            "POST /KEY HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + rest
                + smuggled);
    assertThat(answers).hasSizeLessThanOrEqualTo(1);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(400, 413));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/x-www-form",
      })
  void aBodyOfAnotherTypeIsRefused(String type) throws Exception {
    List<Answer> answers =
        answers(
            "POST /KEY HTTP/1.1\r\nHost: a\r\nContent-Type: "
                + type
                + "\r\nContent-Length: 10\r\n\r\npassword=x");
    assertThat(answers).extracting(Answer::status).containsExactly(415, 302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: https://a.evil.example",
        "Origin: //a",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\nOrigin: https://evil.example",
      })
  void aFormOfAnotherSiteIsRefused(String header) throws Exception {
    List<Answer> answers = answers(post(header + "\r\nContent-Length: 10", "password=x"));
    assertThat(answers.getFirst().status()).isEqualTo(403);
  }

  @Test
  void aBodyThatIsAnnouncedAsTooLongIsNotReadAtAll() throws Exception {
    List<Answer> answers = answers(post("Content-Length: 104857600", "password="));
    assertThat(answers).extracting(Answer::status).containsExactly(413);
    assertThat(answers.getFirst().headers().get("connection")).containsExactly("close");
  }

  @Test
  void aHundredMegabytesAreNotTaken() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port())) {
      socket.setSoTimeout((int) RunningResolver.PATIENCE.toMillis());
      var out = socket.getOutputStream();
      byte[] megabyte = new byte[1 << 20];
      try {
        out.write(post("Content-Length: 104857600", "").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100; i++) {
          out.write(megabyte);
        }
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 413");
      } catch (SocketException cutOff) {
        assertThat(cutOff).isNotNull(); // It had been told no by then.
      }
    }
  }

  @Test
  void aFormOfTheLargestSizeIsTaken() throws Exception {
    String largest = "password=" + "x".repeat(4096 - "password=".length());
    assertThat(answers(post("Content-Length: 4096", largest)))
        .extracting(Answer::status)
        .containsExactly(403, 302);
    assertThat(answers(post("Content-Length: 4097", largest + "x")))
        .extracting(Answer::status)
        .containsExactly(413);
  }

  @Test
  void aClientThatAsksBeforeItSendsIsToldToGoOn() throws Exception {
    List<Answer> answers =
        answers(post("Expect: 100-continue\r\nContent-Length: 10", "password=x"));
    assertThat(answers).extracting(Answer::status).endsWith(403, 302);
  }
}
