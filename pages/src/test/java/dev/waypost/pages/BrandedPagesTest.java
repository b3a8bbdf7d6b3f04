package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page in the frame of a brand, however hostile or large that is. */
class BrandedPagesTest {
  private static final String STATE = "AAECAw_-";
  private static final Brand.Picture LARGEST =
      new Brand.Picture("A".repeat(Brand.Picture.MAX_BYTES / 3 * 4));

  private static final Brand FULL =
      new Brand(
          "مقهى النيل",
          LARGEST,
          PageColor.parse("#c2185b"),
          PageColor.parse("#fff3e0"),
          "اتصل بنا\n+20 2 1234",
          "https://cafe.example/?a=1&b=2",
          "ar");

  private static final Brand HOSTILE =
      new Brand(
          PageChecks.HOSTILE.substring(0, 60),
          null,
          PageColor.parse("#777777"),
          null,
          PageChecks.HOSTILE,
          "https://x.example/\"onload=\"alert(1)",
          "de");

  static Stream<Page> pages() {
    return Stream.of(FULL, HOSTILE).flatMap(BrandedPagesTest::pagesOf);
  }

  private static Stream<Page> pagesOf(Brand brand) {
    return Arrays.stream(Language.values())
        .map(language -> new PageFrame(Look.of(brand), language))
        .flatMap(frame ->
            Stream.of(
                    Arrays.stream(StatusPage.values()).map(page -> page.in(frame)),
                    Arrays.stream(LinkPage.values()).map(page -> page.in(frame)),
                    Arrays.stream(PasswordPage.Problem.values())
                        .map(problem -> PasswordPage.asking(frame, STATE, problem)),
                    Stream.of(
                        PasswordPage.asking(frame, STATE, null),
                        LinkPage.open(frame, STATE),
                        AgePage.asking(frame, 18, STATE),
                        AgePage.refused(frame, 18),
                        ConsentPage.asking(frame, PageChecks.HOSTILE, STATE),
                        ConsentPage.asking(frame, "世".repeat(4000), STATE),
                        TextPage.in(frame, "世".repeat(4000)),
                        AppPage.in(frame, "shop://item", "https://shop.example", true),
                        HostedPage.in(frame, "Title", body(), "")))
                .flatMap(each -> each));
  }

  private static String body() {
    return new HostedBody()
        .heading(Phrase.CALL_NUMBER.with(PageChecks.HOSTILE))
        .below(PageChecks.HOSTILE)
        .action(Phrase.CALL, "tel:1", true)
        .attachment(Phrase.SAVE_CONTACT, "contact.vcf", false)
        .copyable(Phrase.NUMBER, PageChecks.HOSTILE)
        .beginValues()
        .value(Phrase.ADDRESS, PageChecks.HOSTILE)
        .endValues()
        .html();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsCompleteHtmlOfAtMost20Kilobytes(Page page) {
    PageChecks.assertComplete(page.html());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingLoadsButThePictureInThePageAndNothingOfTheOwnersRuns(Page page) {
    String tags = PageChecks.tags(page.html());
    assertThat(tags)
        .doesNotContainPattern("(?i)<(link|iframe|object|embed|base|audio)")
        .doesNotContainPattern("(?i)[\"\\s](srcset|style|on[a-z]+|http-equiv)\\s*=")
        .doesNotContainPattern("<img (?!alt=\"\" src=\"data:image/png;base64,[A-Za-z0-9+/=]+\">)");
    assertThat(PageChecks.scripts(page.html()))
        .allSatisfy(script -> assertThat(script).isEqualTo(AppPage.SCRIPT));
    assertThat(String.join("\n", PageChecks.styles(page.html())))
        .doesNotContainPattern("(?i)url\\(|@import|expression\\(|//");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePolicyAllowsTheStylesOfThePage(Page page) {
    List<String> styles = PageChecks.styles(page.html()).stream().map(PageChecks::source).toList();
    assertThat(page.policy().split("; "))
        .contains("default-src 'none'", "style-src " + String.join(" ", styles));
    assertThat(page.policy()).doesNotContain("unsafe");
    if (page.html().contains("<img")) {
      assertThat(page.policy().split("; ")).contains("img-src data:");
    }
  }

  @Test
  void theBrandIsShownWithItsLanguageAndDirection() {
    String page = StatusPage.PAUSED.in(new PageFrame(Look.of(FULL), Language.ENGLISH)).html();
    assertThat(page)
        .contains("<html lang=\"en\" dir=\"rtl\">")
        .contains(
            "<a class=\"brand\" rel=\"noreferrer\" href=\"https://cafe.example/?a=1&amp;b=2\">")
        .contains("<img alt=\"\" src=\"data:image/png;base64,AAAA")
        .contains("<bdi lang=\"ar\">مقهى النيل</bdi>")
        .contains(
            "<p class=\"text own\" lang=\"ar\" dir=\"rtl\">اتصل بنا\n<bdi>+20 2 1234</bdi></p>")
        .contains("<meta name=\"theme-color\" content=\"#fff3e0\">")
        .contains("--accent:#c2185b;--on:#ffffff")
        .doesNotContain("class=\"mark\"");
  }

  @Test
  void theOwnersTextStandsWhereAScanLeadsNowhereAlone() {
    var frame = new PageFrame(Look.of(FULL), Language.ENGLISH);
    assertThat(LinkPage.EXPIRED.in(frame).html()).contains("class=\"text own\"");
    assertThat(AgePage.refused(frame, 18).html()).contains("class=\"text own\"");
    assertThat(AgePage.asking(frame, 18, STATE).html()).doesNotContain("class=\"text own\"");
    assertThat(TextPage.in(frame, "Text").html()).doesNotContain("class=\"text own\"");
  }

  @Test
  void aLogoThatWouldMakeAPageTooLargeIsLeftOutAndTheNameStays() {
    var frame = new PageFrame(Look.of(FULL), Language.GERMAN);
    assertThat(TextPage.in(frame, "short").html()).contains("<img");
    assertThat(TextPage.in(frame, "世".repeat(4000)).html())
        .doesNotContain("<img")
        .contains("مقهى النيل");
  }

  @Test
  void aLogoWithoutANameIsCalledByWhereItLeads() {
    var brand = new Brand(null, LARGEST, null, null, null, "https://cafe.example/x", null);
    assertThat(StatusPage.DRAFT.in(new PageFrame(Look.of(brand), Language.ENGLISH)).html())
        .contains("<img alt=\"cafe.example\"");
  }

  @Test
  void thereIsADarkSchemeUnlessTheBrandHasABackground() {
    String dark = "@media(prefers-color-scheme:dark)";
    var colored = new Brand(null, null, PageColor.parse("#c2185b"), null, null, null, null);
    assertThat(Look.of(colored).style()).contains(dark);
    assertThat(Look.of(FULL).style()).contains("color-scheme:light").doesNotContain(dark);
    assertThat(Look.PLAIN.style()).isEmpty();
  }
}
