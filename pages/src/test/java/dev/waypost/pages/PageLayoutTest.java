package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page that only says something. */
class PageLayoutTest {

  static Stream<String> pages() {
    return Stream.of(
            Arrays.stream(StatusPage.values()).map(page -> page.in(PageFrame.PLAIN).html()),
            Arrays.stream(LinkPage.values()).map(page -> page.in(PageFrame.PLAIN).html()),
            Stream.of(
                TextPage.in(PageFrame.PLAIN, PageChecks.HOSTILE).html(),
                TextPage.in(PageFrame.PLAIN, "世".repeat(4000)).html(),
                AgePage.refused(PageFrame.PLAIN, 18).html(),
                PageLayout.page(PageChecks.HOSTILE, "<h1>Title</h1>", true, "<p>Footer</p>")))
        .flatMap(pages -> pages);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtmlOfAtMost20Kilobytes(String page) {
    PageChecks.assertComplete(page);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageRunsNothingAndLoadsNothing(String page) {
    assertThat(PageChecks.tags(page))
        .doesNotContainPattern("(?i)<(script|img|link|iframe|object|embed|base|form|input|audio)")
        .doesNotContainPattern("(?i)\\s(src|href|srcset|style|on[a-z]+|http-equiv)\\s*=");
    assertThat(styleOf(page)).doesNotContainPattern("(?i)url\\(|@import|expression\\(|//");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStyleOfThePageAndNothingElse(String page) {
    assertThat(PageLayout.CONTENT_SECURITY_POLICY.split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "style-src " + PageChecks.source(styleOf(page)),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
  }

  @Test
  void aPageHasRoomAndAFooterWhereAskedFor() {
    String page = PageLayout.page("A & B", "<p>Body</p>", true, "<a>Foot</a>");
    assertThat(page)
        .contains("<title>A &amp; B</title>")
        .contains("<main class=\"wide\">")
        .contains("<p>Body</p></main><footer><a>Foot</a></footer></body>");

    assertThat(PageLayout.page("A", "<p>Body</p>", false, ""))
        .contains("<main><svg")
        .contains("<p>Body</p></main></body>");
  }

  private static String styleOf(String page) {
    List<String> styles = PageChecks.styles(page);
    assertThat(styles).hasSize(1);
    return styles.getFirst();
  }
}
