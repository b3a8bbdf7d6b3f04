package dev.waypost.resolver;

import static dev.waypost.resolver.GatedCodes.field;
import static dev.waypost.resolver.GatedCodes.form;
import static dev.waypost.resolver.GatedCodes.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.pages.AppPage;
import dev.waypost.pages.PageFrame;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that lead into apps, over real sockets. */
class AppsOverHttpTest {
  private static final String FALLBACK = "https://shop.example/item";
  private static final String ANDROID =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  @TempDir private Path directory;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.start(directory);
    var app = new AppTarget("shop://item/7", "com.example.shop", FALLBACK);
    resolver.route("APP", app, plan(Access.OPEN));
    resolver.route("LOCKED", app, plan(GatedCodes.password()));
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  private HttpResponse<String> get(String agent) throws Exception {
    return resolver.send(resolver.request("/APP").header("User-Agent", agent));
  }

  @Test
  void androidsBrowserIsRedirectedIntoTheApp() throws Exception {
    HttpResponse<String> response = get(ANDROID);
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().allValues("Location"))
        .containsExactly(
            "intent://item/7#Intent;scheme=shop;package=com.example.shop;"
                + "S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fitem;end");
    assertThat(resolver.scans()).extracting(ScanRecord::resolution).containsExactly("app");
  }

  @Test
  void othersGetThePageUnderItsPolicy() throws Exception {
    HttpResponse<String> iphone = get(IPHONE);
    assertThat(iphone.statusCode()).isEqualTo(200);
    assertThat(iphone.headers().allValues("Content-Security-Policy"))
        .containsExactly(AppPage.in(PageFrame.PLAIN, "shop://", "https://", false).policy());
    assertThat(iphone.body()).contains("href=\"shop://item/7\"", "data-at-once dir");
    assertThat(get(IPHONE + " Instagram 382.0.0").body()).doesNotContain("data-at-once dir");
  }

  @Test
  void aPreviewIsLedToTheFallback() throws Exception {
    HttpResponse<String> response = get("WhatsApp/2.23.20.0");
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().allValues("Location")).containsExactly(FALLBACK);
  }

  /** Browsers hold a redirect after a form against the policy of the form's page. */
  @Test
  void behindAPasswordTheAppIsOpenedByAPage() throws Exception {
    HttpResponse<String> response =
        resolver.send(
            form(resolver, "/LOCKED", field("password", GatedCodes.PASSWORD).substring(1))
                .header("User-Agent", ANDROID));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("href=\"intent://item/7#Intent;scheme=shop;", "href=\"" + FALLBACK + "\"");
  }
}
