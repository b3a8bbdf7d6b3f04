package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.pages.PageFrame;
import dev.waypost.pages.PageLayout;
import dev.waypost.pages.StatusPage;
import dev.waypost.pages.TextPage;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan gets over HTTP. */
class ResolverServerTest {
  private static final String KEY = "7K3QX0A1ZZ12";
  private static final String DESTINATION = "https://example.com/menu?table=5&list[]=1";

  private RunningResolver resolver;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    resolver = RunningResolver.start(directory);
    resolver.route(KEY, DESTINATION);
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  @Test
  void anActiveRouteRedirectsAndNobodyMayKeepTheAnswer() throws Exception {
    HttpResponse<String> answer = resolver.get("/" + KEY);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().map())
        .isEqualTo(
            Map.of(
                "location", List.of(DESTINATION),
                "cache-control", List.of("private, max-age=0, no-store"),
                "content-length", List.of("0")));
    assertThat(answer.body()).isEmpty();
  }

  /** Expiry is in seconds from the scan. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DRAFT,   -, -,                     404, DRAFT
          DRAFT,   -, https://other.example, 404, DRAFT
          ACTIVE,  1, -,                     302, -
          ACTIVE,  1, https://other.example, 302, -
          ACTIVE,  0, -,                     410, EXPIRED
          ACTIVE,  0, https://other.example, 302, -
          PAUSED,  -, -,                     503, PAUSED
          PAUSED,  -, https://other.example, 302, -
          RETIRED, -, -,                     410, RETIRED
          RETIRED, -, https://other.example, 302, -
          """)
  void everyStateHasItsAnswer(
      RouteState state,
      @Nullable Integer expiresIn,
      @Nullable String fallback,
      int status,
      @Nullable StatusPage page)
      throws Exception {
    resolver.route(
        RunningResolver.DOMAIN,
        "STATE",
        state,
        new WebTarget(DESTINATION),
        expiresIn == null ? null : RunningResolver.NOW.plusSeconds(expiresIn),
        fallback);

    HttpResponse<String> answer = resolver.get("/STATE");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("cache-control"))
        .containsExactly("private, max-age=0, no-store");
    assertThat(answer.headers().firstValue("retry-after").isPresent())
        .isEqualTo(page == StatusPage.PAUSED);
    if (page == null) {
      boolean open = state == RouteState.ACTIVE && !Integer.valueOf(0).equals(expiresIn);
      assertThat(answer.headers().firstValue("location"))
          .contains(open ? DESTINATION : String.valueOf(fallback));
    } else {
      assertIsPage(answer, page.in(PageFrame.PLAIN).html());
    }
  }

  @Test
  void aPausedCodeMayBeTriedAgainInAnHour() throws Exception {
    resolver.route(
        RunningResolver.DOMAIN, "STATE", RouteState.PAUSED, new WebTarget(DESTINATION), null, null);
    assertThat(resolver.get("/STATE").headers().allValues("retry-after")).containsExactly("3600");
  }

  @Test
  void aTextIsShownAsAPage() throws Exception {
    resolver.route(
        RunningResolver.DOMAIN, "TEXT", RouteState.ACTIVE, new TextTarget("Grüße <b>"), null, null);
    HttpResponse<String> answer = resolver.get("/TEXT");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertIsPage(answer, TextPage.in(PageFrame.PLAIN, "Grüße <b>").html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/NOSUCHKEY",
        "/7K3QX0A1ZZ1",
        "/7K3QX0A1ZZ123",
        "/7K3QX0A1ZZ12//",
        "//7K3QX0A1ZZ12",
        "/x/7K3QX0A1ZZ12",
        "/7K3QX0A1ZZ12/x",
        "/7K3QX0A1ZZ12%20",
        "/7K3QX0A1ZZ12%00",
        "/%2F7K3QX0A1ZZ12",
        "/..;/7K3QX0A1ZZ12",
        "/%C0%B7K3QX0A1ZZ12",
        "/internal/v1/routes",
        "/.well-known/security.txt",
      })
  void anUnknownKeyGetsAPageThatHelps(String path) throws Exception {
    HttpResponse<String> answer = resolver.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertIsPage(answer, StatusPage.UNKNOWN.in(PageFrame.PLAIN).html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/7K3QX0A1ZZ12",
        "/7k3qx0a1zz12",
        "/7K3QXOAIZZL2",
        "/7k3qxoalzzi2",
        "/7K3QX0A1ZZ12/",
        "/%37K3QX0A1ZZ12",
        "/%37%4b%33%51%58%30%41%31%5a%5A%31%32",
        "/7K3QX0A1ZZ12?",
        "/7K3QX0A1ZZ12?utm=x&to=https://evil.example",
        "/7k3qx0a1zz12/?a=%0d%0aSet-Cookie:%20b=c",
      })
  void aGeneratedKeyIsFoundHoweverItIsWritten(String path) throws Exception {
    HttpResponse<String> answer = resolver.get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("location")).containsExactly(DESTINATION);
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void aCustomKeyIsFoundAsItWasGivenOut() throws Exception {
    resolver.route("Qr/Model-x_2.0~", DESTINATION);

    assertThat(resolver.get("/Qr/Model-x_2.0~").statusCode()).isEqualTo(302);
    assertThat(resolver.get("/Qr/Model%2dx%5F2%2E0%7E/").statusCode()).isEqualTo(302);
    assertThat(resolver.get("/Qr%2FModel-x_2.0~").statusCode()).isEqualTo(404);
    assertThat(resolver.get("/qr/model-x_2.0~").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/7K3QX0A1ZZ12",
        "/STATE",
        "/TEXT",
        "/NOSUCHKEY",
        "/",
        "/robots.txt",
        "/favicon.ico"
      })
  void headGetsTheSameHeadersAndNoBody(String path) throws Exception {
    resolver.route(
        RunningResolver.DOMAIN, "STATE", RouteState.PAUSED, new WebTarget(DESTINATION), null, null);
    resolver.route(
        RunningResolver.DOMAIN, "TEXT", RouteState.ACTIVE, new TextTarget("Grüße"), null, null);

    HttpResponse<String> get = resolver.get(path);
    HttpResponse<String> head = resolver.head(path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.headers().map()).isEqualTo(get.headers().map());
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE", "get"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    HttpResponse<String> answer =
        resolver.send(
            resolver.request("/" + KEY).method(method, BodyPublishers.ofString("a body")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().allValues("allow")).containsExactly("GET, HEAD");
    assertThat(answer.headers().firstValue("location")).isEmpty();
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void crawlersAreToldThatThereIsNothingToFind() throws Exception {
    HttpResponse<String> answer = resolver.get("/robots.txt");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).isEqualTo("User-agent: *\nDisallow: /\n");
  }

  @Test
  void thereIsNoIcon() throws Exception {
    HttpResponse<String> answer = resolver.get("/favicon.ico");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theAddressOfTheScanSideItselfSaysWhatItIs() throws Exception {
    HttpResponse<String> answer = resolver.get("/");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertIsPage(answer, StatusPage.HOME.in(PageFrame.PLAIN).html());
  }

  @ParameterizedTest
  @CsvSource({
    "Host: qr.example.com, 302",
    "Host: QR.EXAMPLE.COM:8081, 302",
    "Host: 127.0.0.1, 302",
    "Host: unclaimed.example, 302",
    "Host: [::1]:8081, 302",
    "X-No: host, 302",
    "Host: other.example, 404",
  })
  void theDefaultDomainAnswersForHostsThatNoDomainClaims(String host, int status) throws Exception {
    assertThat(getFrom(resolver, host).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Host: qr.example.com, 302",
    "Host: QR.EXAMPLE.COM:8081, 302",
    "Host: other.example, 404",
    "Host: unclaimed.example, 421",
    "Host: 127.0.0.1, 421",
    "Host: qr.example.com.evil.example, 421",
    "Host: , 421",
    "X-No: host, 421",
  })
  void unclaimedHostsAreRefusedWhereHostsAreStrict(String host, int status, @TempDir Path directory)
      throws Exception {
    try (var strict = RunningResolver.startStrict(directory)) {
      strict.route(KEY, DESTINATION);
      assertThat(getFrom(strict, host).status()).isEqualTo(status);
      assertThat(strict.scans()).hasSize(status == 302 ? 1 : 0);
    }
  }

  @Test
  void aChangedRouteIsSeenByTheNextRequestWhileOthersRun() throws Exception {
    int changes = 200;
    resolver.route("LIVE", "https://example.com/0");
    var done = new AtomicBoolean();
    try (var visitors = Executors.newFixedThreadPool(3)) {
      Callable<Integer> visit =
          () -> {
            int last = 0;
            while (!done.get()) {
              int seen = destinationNumber(resolver.get("/LIVE"));
              assertThat(seen).isGreaterThanOrEqualTo(last);
              last = seen;
            }
            return last;
          };
      List<Future<Integer>> visiting =
          IntStream.range(0, 3).mapToObj(_ -> visitors.submit(visit)).toList();
      try {
        for (int change = 1; change <= changes; change++) {
          resolver.route("LIVE", "https://example.com/" + change);
          assertThat(destinationNumber(resolver.get("/LIVE"))).isEqualTo(change);
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> visitor : visiting) {
        assertThat(visitor.get()).isLessThanOrEqualTo(changes);
      }
    }
  }

  @Test
  void aClientThatWouldRatherSpeakHttp2IsAnswered() throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      HttpResponse<String> answer =
          client.send(resolver.request("/" + KEY).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void scansAreAnsweredWhereTheLogCanNotTakeThem() throws Exception {
    resolver.log().close();
    assertThat(resolver.get("/" + KEY).statusCode()).isEqualTo(302);
    assertThat(resolver.log().status().lost()).isEqualTo(1);
  }

  @Test
  void aPortThatIsTakenIsAnErrorAtTheStart(@TempDir Path directory) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> RunningResolver.startOn(taken.getLocalPort(), directory))
          .hasRootCauseInstanceOf(BindException.class);
    }
  }

  private static int destinationNumber(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    URI location = URI.create(answer.headers().firstValue("location").orElseThrow());
    return Integer.parseInt(location.getPath().substring(1));
  }

  private static RawHttp.Answer getFrom(RunningResolver resolver, String hostHeader)
      throws IOException {
    List<RawHttp.Answer> answers =
        RawHttp.exchange(
            resolver.port(),
            "GET /" + KEY + " HTTP/1.1\r\n" + hostHeader + "\r\nConnection: close\r\n\r\n");
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private static void assertIsPage(HttpResponse<String> answer, String html) {
    assertThat(answer.body()).isEqualTo(html);
    assertThat(answer.headers().allValues("content-type"))
        .containsExactly("text/html; charset=utf-8");
    assertThat(answer.headers().allValues("content-security-policy"))
        .containsExactly(PageLayout.CONTENT_SECURITY_POLICY);
    assertThat(answer.headers().allValues("x-content-type-options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("x-robots-tag")).containsExactly("noindex");
    assertThat(answer.headers().allValues("cache-control"))
        .containsExactly("private, max-age=0, no-store");
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }
}
