package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both ways of a scan lead to the same. The long way is forced by a header that the short one does
 * not take and that says nothing.
 */
class ExpressLaneTest {
  private static final String BY_THE_LONG_WAY = "TE: trailers\r\n";
  private static final String AGENT =
      "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)\r\n";

  private static RunningResolver resolver;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    resolver = RunningResolver.startBehind(directory, "127.0.0.1", "10.0.0.0/8");
    resolver.route("KEY", "https://example.com/menu?a=b&c[]=%20");
    resolver.route("my_key-2", "https://example.com/own");
    resolver.route(
        RunningResolver.DOMAIN,
        "GONE",
        RouteState.RETIRED,
        new WebTarget("https://example.com/"),
        null,
        "https://example.com/over");
    resolver.route(
        RunningResolver.DOMAIN,
        "CLOSED",
        RouteState.PAUSED,
        new WebTarget("https://example.com/"),
        null,
        null);
    resolver.route(
        RunningResolver.DOMAIN, "TEXT", RouteState.ACTIVE, new TextTarget("Hi"), null, null);
    resolver.route(
        "dom_other", "KEY", RouteState.ACTIVE, new WebTarget("https://other.example/"), null, null);
  }

  @AfterAll
  static void stop() {
    resolver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/KEY HTTP/1.1\r\nHost: qr.example.com\r\n",
        "/key HTTP/1.1\r\nhost: QR.example.com:8081\r\n",
        "/KEY HTTP/1.1\r\nHost: other.example\r\n",
        "/KEY HTTP/1.1\r\nHOST:   unclaimed.example  \r\n",
        "/KEY HTTP/1.1\r\nHost: 127.0.0.1:80\r\n",
        "/my_key-2 HTTP/1.1\r\nHost: qr.example.com\r\n",
        "/MY_KEY-2 HTTP/1.1\r\nHost: qr.example.com\r\n",
        "/KEY? HTTP/1.1\r\nHost: a\r\n",
        "/KEY?source=poster&x=%20&y=a/b?c HTTP/1.1\r\nHost: a\r\n",
        "/GONE HTTP/1.1\r\nHost: a\r\n",
        "/CLOSED HTTP/1.1\r\nHost: a\r\n",
        "/TEXT HTTP/1.1\r\nHost: a\r\n",
        "/NOBODYS HTTP/1.1\r\nHost: a\r\n",
        "/KEY/ HTTP/1.1\r\nHost: a\r\n",
        "/%4bEY HTTP/1.1\r\nHost: a\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\n" + AGENT + "Accept-Language: de-AT,de;q=0.9\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nUser-Agent:\r\nAccept-Language: \r\nReferer:\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nUser-Agent: Googlebot/2.1\r\nAccept-Language: *\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nUser-Agent: a\r\nUser-Agent: b\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nAccept-Language: de\r\nAccept-Language: en\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nReferer: https://Shop.example:8443/page\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nReferer: nonsense\r\nCookie: a=b; c=d\r\nDNT: 1\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.7\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.9, 203.0.113.7, 10.0.0.1\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 203.0.113.7\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: nonsense\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\nRange: bytes=0-1\r\nAccept: */*\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nUpgrade-Insecure-Requests: 1\r\nSec-Fetch-Site: none\r\n",
        "/KEY HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nX-Tab:\ta\r\nX-Latin: \u00e4\r\n",
      })
  void bothWaysGiveTheSameAnswerAndTheSameRecord(String request) throws Exception {
    int before = resolver.scans().size();
    String express = exchange("GET " + request);
    List<ScanRecord> after = resolver.scans();
    List<ScanRecord> expressScans = after.subList(before, after.size());
    String viaVertx = exchange("GET " + request + BY_THE_LONG_WAY);
    List<ScanRecord> all = resolver.scans();

    assertThat(express).isEqualTo(viaVertx);
    assertThat(all.subList(after.size(), all.size())).isEqualTo(expressScans);
  }

  @Test
  void requestsBehindEachOtherAreAnsweredInTheirOrderWhicheverWayTheyGo() throws Exception {
    String plain = "GET /KEY HTTP/1.1\r\nHost: a\r\n\r\n";
    String page = "GET /TEXT HTTP/1.1\r\nHost: a\r\n\r\n";
    String other = "GET /my_key-2 HTTP/1.1\r\nHost: a\r\n\r\n";
    String last = "GET /GONE HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    List<RawHttp.Answer> answers =
        RawHttp.exchange(resolver.port(), plain.repeat(300) + other + page + plain + other + last);

    assertThat(answers).hasSize(305);
    assertThat(answers.subList(300, 305))
        .extracting(answer -> answer.headers().getOrDefault("location", List.of("-")).getFirst())
        .containsExactly(
            "https://example.com/own",
            "-",
            "https://example.com/menu?a=b&c[]=%20",
            "https://example.com/own",
            "https://example.com/over");
  }

  @Test
  void aRequestThatComesInPiecesIsAnswered() throws Exception {
    byte[] request =
        ("GET /KEY HTTP/1.1\r\nHost: a\r\n" + AGENT + "Connection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int cut = 1; cut < request.length; cut += 7) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port())) {
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(request, 0, cut);
        socket.getOutputStream().flush();
        Thread.onSpinWait();
        socket.getOutputStream().write(request, cut, request.length - cut);
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 302 Found\r\n");
      }
    }
  }

  @Test
  void scansOnManyConnectionsAreAllInTheLogBeforeTheyAreAnswered() throws Exception {
    int before = resolver.scans().size();
    try (var clients = Executors.newFixedThreadPool(8)) {
      for (int client = 0; client < 8; client++) {
        var _ =
            clients.submit(() -> {
              for (int i = 0; i < 50; i++) {
                assertThat(resolver.get("/KEY").statusCode()).isEqualTo(302);
              }
              return null;
            });
      }
    }
    assertThat(resolver.scans()).hasSize(before + 400);
    Map<String, Long> outcomes = resolver.meters().outcomes();
    assertThat(outcomes.get("redirect")).isGreaterThanOrEqualTo(400);
    assertThat(resolver.meters().answeredWithin().stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(400);
    assertThat(resolver.meters().answeringSeconds()).isPositive();
  }

  @Test
  void aTurnThatIsFullIsAnsweredAsEveryOther() throws Exception {
    String plain = "GET /KEY HTTP/1.1\r\nHost: a\r\n" + AGENT + "\r\n";
    String last = "GET /KEY HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    List<Callable<List<RawHttp.Answer>>> clients =
        Collections.nCopies(60, () -> RawHttp.exchange(resolver.port(), plain.repeat(200) + last));
    try (var executor = Executors.newFixedThreadPool(clients.size())) {
      for (Future<List<RawHttp.Answer>> answers : executor.invokeAll(clients)) {
        assertThat(answers.get()).hasSize(201).allMatch(answer -> answer.status() == 302);
      }
    }
  }

  /** What comes back on a connection that stays open. */
  private static String exchange(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port())) {
      socket.setSoTimeout((int) RunningResolver.PATIENCE.toMillis());
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      var received = new StringBuilder();
      byte[] buffer = new byte[8192];
      while (!isWhole(received)) {
        int n = socket.getInputStream().read(buffer);
        if (n < 0) {
          throw new AssertionError("The connection ended behind: " + received);
        }
        received.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
      return received.toString();
    }
  }

  private static boolean isWhole(StringBuilder received) {
    int head = received.indexOf("\r\n\r\n");
    int length = received.indexOf("content-length: ");
    if (head < 0 || length < 0) {
      return false;
    }
    int digits = length + "content-length: ".length();
    int bytes = Integer.parseInt(received.substring(digits, received.indexOf("\r\n", digits)));
    return received.length() == head + 4 + bytes;
  }
}
