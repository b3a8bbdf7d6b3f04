package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page. */
class PageLayoutTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^<>]*)>");
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private static final String HOSTILE =
      "</p></main></style></title><script src=\"https://evil.example/x.js\">alert('1')</script>"
          + "<img src=x onerror=alert(1)><style>*{background:url(//evil.example)}</style>&lt;";

  static Stream<String> pages() {
    return Stream.concat(
        Arrays.stream(StatusPage.values()).map(StatusPage::html),
        Stream.of(
            TextPage.html(HOSTILE),
            TextPage.html("世".repeat(4000)),
            PageLayout.page(HOSTILE, "<h1>Title</h1>", true, "<p>Footer</p>")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtml(String page) {
    assertThat(page).startsWith("<!doctype html>\n<html lang=\"en\">").endsWith("</html>\n");
    assertThat(page)
        .containsOnlyOnce("<meta charset=\"utf-8\">")
        .containsOnlyOnce("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .containsOnlyOnce("<meta name=\"robots\" content=\"noindex\">")
        .containsPattern("<title>[^<>]+</title>")
        .containsOnlyOnce("<main");
    assertTagsAreBalanced(page);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageRunsNothingAndLoadsNothing(String page) {
    String tags = String.join("\n", TAG.matcher(page).results().map(MatchResult::group).toList());

    assertThat(tags)
        .doesNotContainPattern("(?i)<(script|img|link|iframe|object|embed|base|form|input|audio)")
        .doesNotContainPattern("(?i)\\s(src|href|srcset|style|on[a-z]+|http-equiv)\\s*=");
    assertThat(styleOf(page)).doesNotContainPattern("(?i)url\\(|@import|expression\\(|//");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasAtMost20Kilobytes(String page) {
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(20_000);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStyleOfThePageAndNothingElse(String page) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(styleOf(page).getBytes(StandardCharsets.UTF_8));

    assertThat(PageLayout.CONTENT_SECURITY_POLICY.split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'",
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
    List<String> styles = STYLE.matcher(page).results().map(style -> style.group(1)).toList();
    assertThat(styles).hasSize(1);
    return styles.getFirst();
  }

  private static void assertTagsAreBalanced(String page) {
    Set<String> empty = Set.of("meta");
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        assertThat(open).isNotEmpty();
        assertThat(open.pop()).isEqualTo(name);
      } else if (!empty.contains(name) && !tags.group(3).endsWith("/")) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(tags.reset().replaceAll("").substring("<!doctype html>".length()))
        .doesNotContain("<", ">");
  }
}
