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

  static Stream<Page> pages() {
    return Stream.of(
        page(false),
        page(true),
        AppPage.in(PageFrame.PLAIN, PageChecks.HOSTILE, PageChecks.HOSTILE, true));
  }

  private static Page page(boolean atOnce) {
    return AppPage.in(PageFrame.PLAIN, LINK, FALLBACK, atOnce);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtmlOfAtMost20Kilobytes(Page page) {
    PageChecks.assertComplete(page.html());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStylesAndTheOneScriptAndNothingElse(Page page) {
    List<String> styles = PageChecks.styles(page.html()).stream().map(PageChecks::source).toList();
    List<String> scripts = PageChecks.scripts(page.html());

    assertThat(scripts).hasSize(1);
    assertThat(page.policy().split("; "))
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
    assertThat(page(false).html())
        .contains(
            "id=\"app\" dir=\"auto\" href=\"shop://item/7?a=1&amp;b=&quot;2&quot;\">Open in the app</a>")
        .contains(
            "id=\"browser\" dir=\"auto\" href=\"https://shop.example/item?id=7&amp;from=qr\">Continue in the browser</a>");
  }

  @Test
  void theAppIsTriedAtOnceOnlyWhereAskedFor() {
    assertThat(PageChecks.tags(page(true).html())).contains("data-at-once");
    assertThat(PageChecks.tags(page(false).html())).doesNotContain("data-at-once");
  }
}
