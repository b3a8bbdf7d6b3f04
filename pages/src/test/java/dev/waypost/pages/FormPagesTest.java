package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that ask for something. */
class FormPagesTest {
  private static final String STATE = "AAECAw_-";

  static Stream<String> pages() {
    return Stream.concat(
        Stream.of(
            PasswordPage.html(STATE, null),
            AgePage.html(18, STATE),
            ConsentPage.html(PageChecks.HOSTILE, STATE),
            ConsentPage.html("世".repeat(4000), STATE),
            LinkPage.open(STATE)),
        Arrays.stream(PasswordPage.Problem.values())
            .map(problem -> PasswordPage.html(STATE, problem)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtmlOfAtMost20Kilobytes(String page) {
    PageChecks.assertComplete(page);
  }

  /** Without an action a form goes to where its page came from, query and all. */
  @ParameterizedTest
  @MethodSource("pages")
  void theFormIsSentToThePagesOwnAddressAndSendsTheStateBack(String page) {
    assertThat(page)
        .containsOnlyOnce("<form")
        .contains("<form method=\"post\">")
        .contains("<input type=\"hidden\" name=\"state\" value=\"" + STATE + "\">");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageRunsNothingAndLoadsNothing(String page) {
    assertThat(PageChecks.tags(page))
        .doesNotContainPattern("(?i)<(script|img|link|iframe|object|embed|base|audio)")
        .doesNotContainPattern("(?i)\\s(src|href|srcset|style|action|on[a-z]+|http-equiv)\\s*=");
    assertThat(String.join("\n", PageChecks.styles(page)))
        .doesNotContainPattern("(?i)url\\(|@import|expression\\(|//");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStylesOfThePageAndTheForm(String page) {
    List<String> styles = PageChecks.styles(page).stream().map(PageChecks::source).toList();

    assertThat(FormLayout.CONTENT_SECURITY_POLICY.split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "style-src " + String.join(" ", styles),
            "base-uri 'none'",
            "form-action 'self' http: https:",
            "frame-ancestors 'none'");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everythingThatIsFilledInHasALabel(String page) {
    var fields = Pattern.compile("<input type=\"password\" id=\"([a-z]+)\"").matcher(page);
    while (fields.find()) {
      assertThat(page).containsOnlyOnce("<label for=\"" + fields.group(1) + "\">");
    }
  }

  @ParameterizedTest
  @EnumSource(PasswordPage.Problem.class)
  void aProblemIsSaidAtTheFieldThatHasIt(PasswordPage.Problem problem) {
    assertThat(PasswordPage.html(STATE, problem))
        .containsPattern(
            "<input type=\"password\"[^>]* aria-invalid=\"true\" aria-describedby=\"wrong\">"
                + "<p class=\"wrong\" id=\"wrong\" role=\"alert\">[^<]+</p>");
    assertThat(PasswordPage.html(STATE, null))
        .doesNotContain("aria-invalid=\"true\"", "role=\"alert\"");
  }

  @Test
  void theAgeIsAskedForByTwoButtons() {
    assertThat(AgePage.html(21, STATE))
        .contains("<h1>Are you 21 or older?</h1>")
        .contains("name=\"age\" value=\"yes\">Yes, I am 21 or older</button>")
        .contains("name=\"age\" value=\"no\">No</button>");
    assertThat(AgePage.refused(21)).contains("aged 21 and over");
  }

  @Test
  void aTextToAgreeToRunsInItsOwnDirectionAndKeepsItsLines() {
    assertThat(ConsentPage.html("أوافق\nعلى", STATE))
        .contains("<p class=\"text\" lang=\"\" dir=\"auto\">أوافق\nعلى</p>");
  }
}
