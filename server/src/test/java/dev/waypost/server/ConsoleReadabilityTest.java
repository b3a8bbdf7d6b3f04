package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.server.demo.DemoData;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the console, full of sample data, for everybody: eyes, hands and phones. The long
 * form keeps a picture of each.
 */
class ConsoleReadabilityTest {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final boolean LONG = Boolean.getBoolean("waypost.long");

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static TestBrowser browser;
  private static Page page;
  private static List<String> paths;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder, new DemoData.Size(7, 3_000));
    browser = new TestBrowser();
    BrowserContext context = browser.context();
    page = browser.page(context);
    page.navigate(waypost.ownerLink());
    page.getByLabel("Your name").fill("Anna");
    page.getByLabel("E-mail address").fill("anna@example.com");
    page.getByLabel("Password").fill(ConsoleClient.PASSWORD);
    page.locator("button.primary").click();
    OtherWorkspace.awaitDemo(folder);
    page.navigate(waypost.apiUrl() + "/console");
    page.locator("select[name=workspace]").selectOption(DemoWorkspace.ID.value());
    page.locator(".workspaces button").click();
    paths = paths();
  }

  private static List<String> paths() {
    page.navigate(waypost.apiUrl() + "/console/codes?q=Menu+Berlin");
    String code = page.locator("tbody a.name").first().getAttribute("href");
    return Stream.concat(
            Stream.of("", "/edit", "/design", "/rules", "/links", "/share", "/history")
                .map(tab -> code + tab),
            Stream.of(
                "/console",
                "/console/codes",
                "/console/codes/new",
                "/console/insight",
                "/console/sheets",
                "/console/themes",
                "/console/uploads",
                "/console/groups",
                "/console/fields",
                "/console/imports",
                "/console/series",
                "/console/domains",
                "/console/people",
                "/console/keys",
                "/console/settings",
                "/console/profile",
                "/console/recalls/new",
                "/console/start"))
        .toList();
  }

  @AfterEach
  void theBrowserHasNothingToComplainOf() {
    browser.assertContent();
  }

  /** Each page in the light or in the dark by turns; in the long form in both. */
  @Test
  void nothingSeriousStandsInTheWayOfAnybody() {
    ColorScheme scheme = ColorScheme.LIGHT;
    for (String path : paths) {
      assertNothingSerious(path, scheme);
      scheme = scheme == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT;
      if (LONG) {
        assertNothingSerious(path, scheme);
      }
    }
  }

  @Test
  void noPageIsWiderThanAPhone() {
    page.setViewportSize(360, 780);
    for (String path : paths) {
      go(path, ColorScheme.LIGHT);
      Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assertThat(((Number) wider).intValue()).as(path).isLessThanOrEqualTo(0);
      Object names =
          page.evaluate(
              "Math.min(999, ...[...document.querySelectorAll('a.name')].map(name => name.closest('td').clientWidth))");
      assertThat(((Number) names).intValue())
          .as("room for the names of codes: " + path)
          .isGreaterThan(120);
    }
    page.setViewportSize(1360, 900);
  }

  private static void go(String path, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(waypost.apiUrl() + path);
    if (!LONG) {
      return;
    }
    String name = path.replaceAll("code_[0-9a-z]+", "code").replace('/', '-');
    String size =
        page.viewportSize().width < 400 ? "phone" : scheme.name().toLowerCase(Locale.ROOT);
    TestBrowser.keepPicture(page, "all-" + size + name);
  }

  private static void assertNothingSerious(String path, ColorScheme scheme) {
    go(path, scheme);
    assertThat(
            new AxeBuilder(page)
                .withTags(STANDARDS).analyze().getViolations().stream()
                    .filter(rule ->
                        rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
                    .map(rule ->
                        rule.getId()
                            + " "
                            + rule.getNodes().stream()
                                .limit(3)
                                .map(node -> node.getHtml())
                                .toList())
                    .toList())
        .as(path + " " + scheme)
        .isEmpty();
  }

  @AfterAll
  static void stop() {
    browser.close();
    waypost.close();
  }
}
