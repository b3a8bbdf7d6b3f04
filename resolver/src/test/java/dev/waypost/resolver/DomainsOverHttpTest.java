package dev.waypost.resolver;

import static dev.waypost.resolver.RunningResolver.DOMAIN;
import static dev.waypost.resolver.RunningResolver.HOST;
import static dev.waypost.resolver.RunningResolver.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.scanlog.ScanRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a domain's own settings change of its answers. */
class DomainsOverHttpTest {
  private static final WebTarget MENU = new WebTarget("https://example.com/menu");
  private static final DomainFallbacks FALLBACKS =
      new DomainFallbacks(
          "https://example.com/root", "https://example.com/lost", "https://example.com/over");

  @TempDir Path folder;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws Exception {
    resolver = RunningResolver.start(folder);
    use(FALLBACKS);
    route("DRAFT", RouteState.DRAFT, null, null);
    route("LIVE", RouteState.ACTIVE, null, null);
    route("PAUSED", RouteState.PAUSED, null, null);
    route("EXPIRED", RouteState.ACTIVE, NOW, null);
    route("RETIRED", RouteState.RETIRED, null, null);
    route("OWN", RouteState.RETIRED, null, "https://example.com/own");
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  private void use(DomainFallbacks fallbacks) {
    resolver
        .hosts()
        .replace(
            new Hosts(
                Map.of(HOST, DOMAIN, "other.example", "dom_other"),
                DOMAIN,
                true,
                Map.of(DOMAIN, fallbacks),
                Map.of("new.example", "TOKEN")));
  }

  private void route(
      String key, RouteState state, @Nullable Instant expiresAt, @Nullable String fallback) {
    resolver.route(DOMAIN, key, state, MENU, expiresAt, fallback);
  }

  private RawHttp.Answer get(String host, String path) throws Exception {
    return RawHttp.exchange(
            resolver.port(),
            "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .getFirst();
  }

  private static @Nullable String location(RawHttp.Answer answer) {
    var values = answer.headers().get("location");
    return values == null ? null : values.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "/, 302, https://example.com/root",
    "/NOBODYS, 302, https://example.com/lost",
    "/LIVE, 302, https://example.com/menu",
    "/EXPIRED, 302, https://example.com/over",
    "/RETIRED, 302, https://example.com/over",
    "/OWN, 302, https://example.com/own",
    "/DRAFT, 404,",
    "/PAUSED, 503,",
    "/robots.txt, 200,",
    "/.well-known/waypost-verification.txt, 302, https://example.com/lost"
  })
  void aDomainsFallbacksStandInWhereNoCodeLeadsAnywhere(
      String path, int status, @Nullable String location) throws Exception {
    RawHttp.Answer answer = get(HOST, path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(location(answer)).isEqualTo(location);
  }

  @Test
  void anotherDomainHasNoneOfThem() throws Exception {
    assertThat(get("other.example", "/").status()).isEqualTo(404);
    assertThat(get("other.example", "/NOBODYS").status()).isEqualTo(404);
  }

  @Test
  void theNextScanSeesChangedFallbacks() throws Exception {
    use(new DomainFallbacks(null, "https://example.com/new", null));
    assertThat(get(HOST, "/").status()).isEqualTo(404);
    assertThat(location(get(HOST, "/NOBODYS"))).isEqualTo("https://example.com/new");
    assertThat(get(HOST, "/EXPIRED").status()).isEqualTo(410);
  }

  @Test
  void aScanThatGetsTheDomainsFallbackIsLoggedAsOneOfAFallback() throws Exception {
    get(HOST, "/EXPIRED");
    get(HOST, "/RETIRED");
    get(HOST, "/NOBODYS");
    assertThat(resolver.scans().stream().map(ScanRecord::resolution))
        .containsExactly("expired_fallback", "retired_fallback");
  }

  @Test
  void aTokenIsShownAtItsHostAloneAndElsewhereHostsStayStrict() throws Exception {
    String path = "/.well-known/waypost-verification.txt";
    RawHttp.Answer shown = get("NEW.example:8081", path);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo("TOKEN\n");
    assertThat(get("new.example", "/LIVE").status()).isEqualTo(421);
    assertThat(get("unknown.example", path).status()).isEqualTo(421);
  }
}
