package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to the scan log, and what is not. */
class ScanHandlerTest {
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  /** An address that the resolver's locator knows, and one that it does not. */
  private static final String KNOWN = "203.0.113.7";

  private static final String OTHER = "198.51.100.9";

  @TempDir private Path directory;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.startBehind(directory, "127.0.0.1", "10.0.0.0/8");
    resolver.route("KEY", "https://example.com/");
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  @Test
  void aScanIsLoggedWithWhatIsKnownOfIt() throws Exception {
    resolver.send(
        resolver
            .request("/key?secret=query")
            .header("X-Forwarded-For", KNOWN)
            .header("User-Agent", IPHONE)
            .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.8")
            .header("Referer", "https://Shop.example:8443/page?private=1")
            .header("Cookie", "session=secret"));

    List<ScanRecord> scans = resolver.scans();
    assertThat(scans)
        .containsExactly(
            new ScanRecord(
                RunningResolver.NOW,
                "ws_1",
                "code_KEY",
                RunningResolver.DOMAIN,
                1,
                "redirect",
                null,
                null,
                "DE",
                "BY",
                "München",
                "phone",
                Audience.PERSON,
                scans.getFirst().visitor(),
                IPHONE,
                "de-de",
                "shop.example"));
    assertThat(scans.getFirst().visitor()).isNotZero();
  }

  @Test
  void aScanThatTellsNothingIsLoggedAllTheSame() throws Exception {
    RawHttp.exchange(resolver.port(), "GET /KEY HTTP/1.0\r\n\r\n");

    List<ScanRecord> scans = resolver.scans();
    assertThat(scans)
        .containsExactly(
            new ScanRecord(
                RunningResolver.NOW,
                "ws_1",
                "code_KEY",
                RunningResolver.DOMAIN,
                1,
                "redirect",
                null,
                null,
                null,
                null,
                null,
                "other",
                Audience.PERSON,
                scans.getFirst().visitor(),
                null,
                null,
                null));
  }

  @Test
  void noAddressIsInAnyFileOfTheLog() throws Exception {
    scanFrom("198.51.100.1, " + KNOWN);
    scanFrom("2001:db8::cafe");
    scanFrom("nonsense");
    assertThat(resolver.scans()).hasSize(3);

    try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
      List<String> contents = files.map(ScanHandlerTest::bytes).toList();
      assertThat(contents).anyMatch(content -> content.contains("code_KEY"));
      assertThat(contents)
          .noneMatch(content -> content.contains("127.0.0.1"))
          .noneMatch(content -> content.contains(KNOWN))
          .noneMatch(content -> content.contains("198.51.100.1"))
          .noneMatch(content -> content.contains("\u00cb\u0000q\u0007"))
          .noneMatch(content -> content.contains("cafe"))
          .noneMatch(content -> content.contains(" \u0001\r\u00b8"));
    }
  }

  @Test
  void theSameAddressAndAgentIsTheSameVisitor() throws Exception {
    scanFrom(KNOWN, IPHONE);
    scanFrom(KNOWN, IPHONE);
    scanFrom("203.0.113.8", IPHONE);
    scanFrom(KNOWN, "another agent");

    List<Long> visitors = visitors();
    assertThat(visitors.get(1)).isEqualTo(visitors.get(0));
    assertThat(visitors.subList(1, 4)).doesNotHaveDuplicates().doesNotContain(0L);
  }

  @Test
  void visitorsAreNotToldApartOnceTheSaltIsGone() throws Exception {
    scanFrom(KNOWN);
    resolver.salts().replace(Map.of());
    scanFrom(KNOWN);
    scanFrom(OTHER);
    assertThat(visitors().subList(1, 3)).containsExactly(0L, 0L);
  }

  /** The trusted proxies are the loopback address and 10.0.0.0/8. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "203.0.113.7; true",
        "203.0.113.7, 10.1.2.3; true",
        "198.51.100.9, 203.0.113.7; true",
        "nonsense, 203.0.113.7; true",
        "203.0.113.7, 198.51.100.9; false",
        "203.0.113.7, nonsense; false",
        "nonsense; false",
      })
  void theRightmostAddressThatIsNoTrustedProxysIsLocated(String forwardedFor, boolean known)
      throws Exception {
    scanFrom(forwardedFor);
    assertThat(resolver.scans().getFirst().country()).isEqualTo(known ? "DE" : null);
  }

  @Test
  void severalForwardingHeadersAreReadAsOne() throws Exception {
    resolver.send(
        resolver
            .request("/KEY")
            .header("X-Forwarded-For", OTHER)
            .header("X-Forwarded-For", KNOWN)
            .header("X-Forwarded-For", "10.0.0.1"));
    assertThat(resolver.scans().getFirst().country()).isEqualTo("DE");
  }

  @Test
  void withoutTrustedProxiesNobodyCanClaimAnAddress(@TempDir Path other) throws Exception {
    try (var untrusting = RunningResolver.start(other)) {
      untrusting.route("KEY", "https://example.com/");
      untrusting.send(untrusting.request("/KEY").header("X-Forwarded-For", KNOWN));
      untrusting.send(untrusting.request("/KEY").header("X-Forwarded-For", OTHER));

      List<ScanRecord> scans = untrusting.scans();
      assertThat(scans).extracting(ScanRecord::country).containsOnlyNulls();
      assertThat(scans.get(0).visitor()).isEqualTo(scans.get(1).visitor());
    }
  }

  @Test
  void everyResolutionIsLoggedUnderItsName() throws Exception {
    route("DRAFT", RouteState.DRAFT, null);
    route("PAUSED", RouteState.PAUSED, null);
    route("PAUSED2", RouteState.PAUSED, "https://other.example/");
    route("RETIRED", RouteState.RETIRED, null);
    route("RETIRED2", RouteState.RETIRED, "https://other.example/");
    resolver.route(
        RunningResolver.DOMAIN,
        "EXPIRED",
        RouteState.ACTIVE,
        new WebTarget("https://example.com/"),
        RunningResolver.NOW,
        null);
    resolver.route(
        RunningResolver.DOMAIN, "TEXT", RouteState.ACTIVE, new TextTarget("Hi"), null, null);
    for (String key :
        List.of("KEY", "TEXT", "DRAFT", "PAUSED", "PAUSED2", "RETIRED", "RETIRED2", "EXPIRED")) {
      resolver.get("/" + key);
    }

    assertThat(resolver.scans())
        .extracting(ScanRecord::resolution)
        .containsExactly(
            "redirect",
            "text",
            "draft",
            "paused",
            "paused_fallback",
            "retired",
            "retired_fallback",
            "expired");
  }

  @Test
  void aScanNamesTheRouteThatAnsweredIt() throws Exception {
    resolver.get("/KEY");
    resolver.route("KEY", "https://example.com/new");
    resolver.get("/KEY");
    assertThat(resolver.scans()).extracting(ScanRecord::routeRevision).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WhatsApp/2.24.8.78 A | PREVIEW",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots) | PREVIEW",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | CRAWLER",
        "curl/8.14.1 | PERSON",
      })
  void previewsAndCrawlersAreAnsweredAndFlagged(String agent, Audience audience) throws Exception {
    assertThat(scanFrom(KNOWN, agent)).isEqualTo(302);
    assertThat(resolver.scans()).extracting(ScanRecord::audience).containsExactly(audience);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/NOSUCHKEY", "/", "/robots.txt", "/favicon.ico", "/KEY%00"})
  void whatIsNoScanIsNotLogged(String path) throws Exception {
    resolver.get(path);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void headIsNotLogged() throws Exception {
    assertThat(resolver.head("/KEY").statusCode()).isEqualTo(302);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void headersThatMakeNoSenseAreNotKept() throws Exception {
    String agent = "x".repeat(2000);
    RawHttp.exchange(
        resolver.port(),
        "GET /KEY HTTP/1.0\r\nUser-Agent: "
            + agent
            + "\r\nAccept-Language: <script>\r\nReferer: https://<script>/\r\n\r\n");

    ScanRecord scan = resolver.scans().getFirst();
    assertThat(scan.userAgent()).isEqualTo(agent.substring(0, ScanRecord.USER_AGENT_MAX_CHARS));
    assertThat(scan.language()).isNull();
    assertThat(scan.referrerHost()).isNull();
  }

  private void route(String key, RouteState state, @Nullable String fallback) {
    resolver.route(
        RunningResolver.DOMAIN, key, state, new WebTarget("https://example.com/"), null, fallback);
  }

  private int scanFrom(String forwardedFor) throws Exception {
    return scanFrom(forwardedFor, IPHONE);
  }

  private int scanFrom(String forwardedFor, String agent) throws Exception {
    return resolver
        .send(
            resolver
                .request("/KEY")
                .header("X-Forwarded-For", forwardedFor)
                .header("User-Agent", agent))
        .statusCode();
  }

  private List<Long> visitors() throws IOException {
    return resolver.scans().stream().map(ScanRecord::visitor).toList();
  }

  /** The bytes of a file as one character each. */
  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
