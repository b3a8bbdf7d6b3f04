package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of pages. */
final class PageChecks {
  /** Text that would do harm where it is taken for markup. */
  static final String HOSTILE =
      "</p></main></style></title></form><script src=\"https://evil.example/x.js\">alert('1')</script>"
          + "<img src=x onerror=alert(1)><style>*{background:url(//evil.example)}</style>&lt;";

  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^<>]*)>");
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Set<String> EMPTY = Set.of("meta", "input", "img");

  private PageChecks() {}

  static void assertComplete(String page) {
    assertThat(page).startsWith("<!doctype html>\n<html lang=\"").endsWith("</html>\n");
    assertThat(page).containsPattern("<html lang=\"(en|de)\" dir=\"(ltr|rtl)\">");
    assertThat(page)
        .containsOnlyOnce("<meta charset=\"utf-8\">")
        .containsOnlyOnce("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .containsOnlyOnce("<meta name=\"robots\" content=\"noindex\">")
        .containsPattern("<title>[^<>]+</title>")
        .containsOnlyOnce("<main");
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(20_000);
    assertTagsAreBalanced(page);
  }

  /** All tags, one a line. */
  static String tags(String page) {
    return String.join("\n", TAG.matcher(page).results().map(MatchResult::group).toList());
  }

  static List<String> styles(String page) {
    return STYLE.matcher(page).results().map(style -> style.group(1)).toList();
  }

  static List<String> scripts(String page) {
    return SCRIPT.matcher(page).results().map(script -> script.group(1)).toList();
  }

  /** As a Content-Security-Policy names an inline style or script. */
  static String source(String inline) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertTagsAreBalanced(String page) {
    String markup = SCRIPT.matcher(page).replaceAll("");
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(markup);
    while (tags.find()) {
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        assertThat(open).isNotEmpty();
        assertThat(open.pop()).isEqualTo(name);
      } else if (!EMPTY.contains(name) && !tags.group(3).endsWith("/")) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(tags.reset().replaceAll("").substring("<!doctype html>".length()))
        .doesNotContain("<", ">");
  }
}
