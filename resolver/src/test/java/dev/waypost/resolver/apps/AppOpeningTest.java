package dev.waypost.resolver.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.resolver.apps.AppOpening.Page;
import dev.waypost.resolver.apps.AppOpening.Redirect;
import dev.waypost.routing.Target.AppTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppOpeningTest {
  private static final String LINK = "shop://item/7?a=1";
  private static final String FALLBACK = "https://shop.example/item?id=7&from=qr";
  private static final AppTarget APP = new AppTarget(LINK, "com.example.shop", FALLBACK);

  private static final String ANDROID_CHROME =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
  private static final String IOS_SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  private static final String DESKTOP =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @Test
  void chromeOnAndroidIsLedIntoTheAppByItself() {
    assertThat(AppOpening.of(APP, ANDROID_CHROME, true))
        .isEqualTo(
            new Redirect(
                "intent://item/7?a=1#Intent;scheme=shop;package=com.example.shop;"
                    + "S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fitem%3Fid%3D7%26from%3Dqr;end"));
    assertThat(AppOpening.of(new AppTarget("tune:track:9", "a.b", FALLBACK), ANDROID_CHROME, true))
        .isEqualTo(
            new Redirect(
                "intent:track:9#Intent;scheme=tune;package=a.b;"
                    + "S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fitem%3Fid%3D7%26from%3Dqr;end"));
  }

  @Test
  void withoutAPackageItGetsThePage() {
    for (AppTarget app :
        new AppTarget[] {
          new AppTarget(LINK, null, FALLBACK), new AppTarget(LINK, "x;S.evil=1", FALLBACK),
        }) {
      assertThat(AppOpening.of(app, ANDROID_CHROME, true))
          .isEqualTo(new Page(LINK, FALLBACK, false));
    }
    assertThat(
            AppOpening.of(
                new AppTarget(LINK + "#part", "com.example.shop", FALLBACK), ANDROID_CHROME, true))
        .isEqualTo(new Page(LINK + "#part", FALLBACK, false));
  }

  @Test
  void browsersOnIosMayTryTheAppAtOnce() {
    assertThat(AppOpening.of(APP, IOS_SAFARI, true)).isEqualTo(new Page(LINK, FALLBACK, true));
    assertThat(AppOpening.of(APP, IOS_SAFARI.replace("Version/18.5", "CriOS/142.0"), true))
        .isEqualTo(new Page(LINK, FALLBACK, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 Instagram 382.0.0 (iPhone14,5; iOS 18_5; de_DE)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 Safari/604.1 [FBAN/FBIOS;FBAV/520.0]",
        "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/520.0]",
        "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 musical_ly_2024 BytedanceWebview/d8a21c6",
        "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
        DESKTOP,
        "curl/8.5.0",
        "",
      })
  void whereItMayNotWorkThePersonDecides(String agent) {
    assertThat(AppOpening.of(APP, agent, true)).isEqualTo(new Page(LINK, FALLBACK, false));
  }

  @Test
  void programsThatLookBeforeAPersonDoesAreLedToTheFallback() {
    assertThat(AppOpening.of(APP, ANDROID_CHROME, false)).isEqualTo(new Redirect(FALLBACK));
    assertThat(AppOpening.of(APP, null, false)).isEqualTo(new Redirect(FALLBACK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a/b",
        "view-source:https://a",
        "no scheme",
        "",
      })
  void aLinkThatABrowserWouldRunIsLeftOut(String link) {
    for (String agent : new String[] {ANDROID_CHROME, IOS_SAFARI, DESKTOP}) {
      assertThat(AppOpening.of(new AppTarget(link, "com.example.shop", FALLBACK), agent, true))
          .isEqualTo(new Redirect(FALLBACK));
    }
  }
}
