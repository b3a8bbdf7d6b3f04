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

  private static final PageFrame FRAME = PageFrame.PLAIN;

  static Stream<String> pages() {
    return forms().map(Page::html);
  }

  static Stream<Page> forms() {
    return Stream.concat(
        Stream.of(
            PasswordPage.asking(FRAME, STATE, null),
            AgePage.asking(FRAME, 18, STATE),
            ConsentPage.asking(FRAME, PageChecks.HOSTILE, STATE),
            ConsentPage.asking(FRAME, "世".repeat(4000), STATE),
            LinkPage.open(FRAME, STATE)),
        Arrays.stream(PasswordPage.Problem.values())
            .map(problem -> PasswordPage.asking(FRAME, STATE, problem)));
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
  @MethodSource("forms")
  void thePolicyAllowsTheStylesOfThePageAndTheForm(Page page) {
    List<String> styles = PageChecks.styles(page.html()).stream().map(PageChecks::source).toList();

    assertThat(page.policy().split("; "))
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
      assertThat(page).containsOnlyOnce("<label for=\"" + fields.group(1) + "\" dir=\"auto\">");
    }
  }

  @ParameterizedTest
  @EnumSource(PasswordPage.Problem.class)
  void aProblemIsSaidAtTheFieldThatHasIt(PasswordPage.Problem problem) {
    assertThat(PasswordPage.asking(FRAME, STATE, problem).html())
        .containsPattern(
            "<input type=\"password\"[^>]* aria-invalid=\"true\" aria-describedby=\"wrong\">"
                + "<p class=\"wrong\" id=\"wrong\" role=\"alert\" dir=\"auto\">[^<]+</p>");
    assertThat(PasswordPage.asking(FRAME, STATE, null).html())
        .doesNotContain("aria-invalid=\"true\"", "role=\"alert\"");
  }

  @Test
  void theAgeIsAskedForByTwoButtons() {
    assertThat(AgePage.asking(FRAME, 21, STATE).html())
        .contains("<h1 dir=\"auto\">Are you <bdi>21</bdi> or older?</h1>")
        .contains(
            "name=\"age\" value=\"yes\" dir=\"auto\">Yes, I am <bdi>21</bdi> or older</button>")
        .contains("name=\"age\" value=\"no\" dir=\"auto\">No</button>");
    assertThat(AgePage.refused(FRAME, 21).html()).contains("aged <bdi>21</bdi> and over");
  }

  @Test
  void aTextToAgreeToRunsInItsOwnDirectionAndKeepsItsLines() {
    assertThat(ConsentPage.asking(FRAME, "أوافق\nعلى", STATE).html())
        .contains("<p class=\"text\" lang=\"\" dir=\"rtl\">أوافق\nعلى</p>");
  }
}
