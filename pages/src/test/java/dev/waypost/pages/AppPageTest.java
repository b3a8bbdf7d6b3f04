package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppPageTest {
  private static final String LINK = "shop://item/7?a=1&b=\"2\"";
  private static final String FALLBACK = "https://shop.example/item?id=7&from=qr";

  static Stream<String> pages() {
    return Stream.of(
        AppPage.html(LINK, FALLBACK, false),
        AppPage.html(LINK, FALLBACK, true),
        AppPage.html(PageChecks.HOSTILE, PageChecks.HOSTILE, true));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtmlOfAtMost20Kilobytes(String page) {
    PageChecks.assertComplete(page);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStylesAndTheOneScriptAndNothingElse(String page) {
    List<String> styles = PageChecks.styles(page).stream().map(PageChecks::source).toList();
    List<String> scripts = PageChecks.scripts(page);

    assertThat(scripts).hasSize(1);
    assertThat(AppPage.CONTENT_SECURITY_POLICY.split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "style-src " + String.join(" ", styles),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "script-src " + PageChecks.source(scripts.getFirst()));
  }

  @Test
  void bothWaysWorkWithoutScript() {
    assertThat(AppPage.html(LINK, FALLBACK, false))
        .contains("id=\"app\" href=\"shop://item/7?a=1&amp;b=&quot;2&quot;\">Open in the app</a>")
        .contains(
            "id=\"browser\" href=\"https://shop.example/item?id=7&amp;from=qr\">Continue in the browser</a>");
  }

  @Test
  void theAppIsTriedAtOnceOnlyWhereAskedFor() {
    assertThat(PageChecks.tags(AppPage.html(LINK, FALLBACK, true))).contains("data-at-once");
    assertThat(PageChecks.tags(AppPage.html(LINK, FALLBACK, false))).doesNotContain("data-at-once");
  }
}
