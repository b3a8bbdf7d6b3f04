package dev.waypost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person does at the console, in Debian's Chromium: one story, each test a chapter. What the
 * browser complains of (console, policy) fails the test; pictures are kept in {@code
 * target/screenshots}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleBrowserTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String HOSTILE =
      "\"><script>window.hurt=1</script><img src=x onerror=window.hurt=1>";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static Playwright playwright;
  private static Browser browser;
  private static BrowserContext anna;
  private static Page page;
  private static final List<String> COMPLAINTS = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(PICTURES);
    waypost = RunningWaypost.start(folder);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
    anna = context();
    page = watched(anna.newPage());
  }

  private static Path chromium() {
    for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
      Path path = Path.of("/usr/bin", name);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    String given = System.getenv("WAYPOST_CHROMIUM");
    if (given == null) {
      throw new AssertionError(
          "These tests need Chromium. Install it (Debian: apt-get install chromium), or name it in WAYPOST_CHROMIUM.");
    }
    return Path.of(given);
  }

  private static BrowserContext context() {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin")
            .setViewportSize(1360, 900));
  }

  private static Page watched(Page watched) {
    watched.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        // A form that is refused is answered with 4xx, which the browser notes as an error.
        // A request under way ends where somebody goes on to another page.
        if (!message.text().contains("status of 4") && !message.text().startsWith("htmx:")) {
          COMPLAINTS.add(watched.url() + ": " + message.text());
        }
      }
    });
    watched.onPageError(error -> COMPLAINTS.add(watched.url() + ": " + error));
    return watched;
  }

  @AfterEach
  void theBrowserHasNothingToComplainOf() {
    assertThat(COMPLAINTS).isEmpty();
    if (!page.url().equals("about:blank")) {
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    }
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    waypost.close();
  }

  private static void go(String path) {
    page.navigate(waypost.apiUrl() + path);
  }

  private static void keepPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  private static Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  @Order(1)
  void theFirstOwnerJoinsMakesACodeAndScansIt() throws Exception {
    page.navigate(waypost.ownerLink());
    page.getByLabel("Your name").fill("Anna");
    page.getByLabel("E-mail address").fill("anna@example.com");
    page.getByLabel("Password").fill("short");
    assertThat(page.getByLabel("Password")).isVisible();
    page.getByLabel("Password").fill(ConsoleClient.PASSWORD);
    button("Become the owner").click();
    assertThat(page).hasURL(Pattern.compile("/console/start$"));
    page.getByLabel("Where shall it lead?").fill("https://example.com/menu");
    button("Make my code").click();
    assertThat(page.getByText("Waiting for the first scan")).isVisible();
    keepPicture("first-steps");
    String shortUrl = page.locator("main a[target=_blank]").first().textContent().strip();
    assertThat(ApiClient.scan(shortUrl).status()).isEqualTo(302);
    assertThat(page.getByText("It works!")).isVisible();
    link("To the code").click();
    assertThat(page.locator("h1")).hasText("My first code");
  }

  @Test
  @Order(2)
  void aCodeIsLedElsewhereWithAPreflight() throws Exception {
    Locator address = page.locator("#destination");
    address.fill("http://example.com/summer");
    assertThat(page.getByText("This address is not encrypted")).isVisible();
    address.fill("javascript:alert(1)");
    assertThat(page.locator("#preflight .bad")).isVisible();
    address.fill("https://example.com/summer");
    assertThat(page.getByText("This address can be used.")).isVisible();
    page.getByLabel("Reason").fill("Summer");
    button("Lead there").click();
    assertThat(page.locator("#messages")).containsText("The next scan sees it");
    String shortUrl = page.locator("main p a[target=_blank]").first().textContent().strip();
    assertThat(ApiClient.scan(shortUrl).header("Location")).isEqualTo("https://example.com/summer");
    keepPicture("code");
  }

  @Test
  @Order(3)
  void twoPeopleEditAtOnceAndTheSecondIsTold() {
    String path = page.url();
    Page other = watched(anna.newPage());
    other.navigate(path);
    other.locator("#destination").fill("https://example.com/by-the-other");
    other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lead there")).click();
    assertThat(other.locator("#messages")).containsText("Saved");
    other.close();
    page.locator("#destination").fill("https://example.com/mine");
    button("Lead there").click();
    assertThat(page.locator("[role=alert]")).containsText("Somebody else changed this code");
    assertThat(page.getByText("It leads to https://example.com/by-the-other now.")).isVisible();
    assertThat(page.locator("#destination")).hasValue("https://example.com/mine");
    button("Lead there").click();
    assertThat(page.locator("#messages")).containsText("Saved");
  }

  @Test
  @Order(4)
  void theHistoryShowsWhatChangedAndRestoresIt() {
    link("History").click();
    assertThat(page.locator(".timeline > li")).hasCount(4);
    assertThat(page.locator(".diff ins").first()).hasText("https://example.com/mine");
    assertThat(page.getByText("Summer").first()).isVisible();
    keepPicture("history");
    page.locator(".timeline > li").last().getByText("Restore this state").click();
    page.locator("dialog").getByText("Go on").click();
    assertThat(page.locator("#messages")).containsText("Restored");
    assertThat(page.locator("#destination")).hasValue("https://example.com/menu");
  }

  @Test
  @Order(5)
  void aWifiCodeIsMadeWithAPictureThatFollows() {
    go("/console/codes");
    page.keyboard().press("n");
    assertThat(page.locator("h1")).hasText("New code");
    page.getByLabel("What does it carry?").selectOption("wifi");
    page.getByLabel("Name of the network (SSID)").fill("Café Linde");
    page.getByLabel("Password of the network").fill("short");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Guests");
    String before = page.locator("#preview img").getAttribute("src");
    page.getByText("Leaves").click();
    assertThat(page.locator("#preview img")).not().hasAttribute("src", before);
    assertThat(page.locator("#preview .score")).containsText("Scans");
    keepPicture("new-code");
    button("Make this code").click();
    assertThat(page.locator("[role=alert]").first()).containsText("password");
    page.getByLabel("Password of the network").fill("long enough");
    button("Make this code").click();
    assertThat(page.locator("#messages")).containsText("Your code is ready");
    assertThat(page.locator("h1")).hasText("Guests");
  }

  @Test
  @Order(6)
  void aDesignIsProvenWhileItIsMade() {
    link("Design").click();
    assertThat(page.locator("#preview .score b")).hasText("100");
    page.locator("#foreground").fill("#ffe066");
    assertThat(page.locator("#preview")).containsText(Pattern.compile("contrast|Contrast"));
    keepPicture("design-weak");
    button("Save the design").click();
    assertThat(page.locator("[role=alert]").first()).isVisible();
    page.locator("#foreground").fill("#123d6b");
    page.locator("#frame").selectOption("banner_bottom");
    assertThat(page.locator("#preview .score")).containsText("Scans");
    page.getByText("Keep it as a theme").click();
    page.getByLabel("Name of the theme").fill("House");
    button("Keep").click();
    assertThat(page.locator("[role=alert]").allTextContents()).isEmpty();
    assertThat(page.locator("h1")).hasText("Themes");
    assertThat(page.getByText("House")).isVisible();
    keepPicture("themes");
  }

  @Test
  @Order(7)
  void rulesAreMadeAndASimulationSaysWhichFires() {
    go("/console/codes");
    link("My first code").click();
    link("Rules").click();
    button("Add a rule").click();
    Locator rule = page.locator("#rules .rule").first();
    rule.getByLabel("Name").fill("night");
    rule.getByLabel("iOS").check();
    rule.getByLabel("from").fill("22:00");
    rule.getByLabel("until").fill("05:00");
    rule.getByLabel("Time zone").fill("Europe/Berlin");
    rule.locator("input[name$='then.destination']").fill("https://example.com/night");
    button("Add a variant").click();
    page.locator("#variants").getByLabel("Name").fill("A");
    page.locator("#variants").getByLabel("Lead to").fill("https://example.com/a");
    button("Save").click();
    assertThat(page.locator("#messages")).containsText("The next scan sees it");
    Locator scan = page.locator("form[hx-post$=simulate]");
    scan.getByLabel("Region").fill("DE-BY");
    // An iPhone in Munich, Sunday 23:00.
    scan.getByLabel("When").fill("2026-11-29T23:00");
    scan.getByLabel("Visitor").fill("Ben");
    button("Pretend").click();
    assertThat(page.locator("#simulation .wins")).containsText("https://example.com/night");
    assertThat(page.locator("#simulation .wins")).containsText("by the rule night");
    scan.getByLabel("When").fill("2026-11-29T12:00");
    button("Pretend").click();
    assertThat(page.locator("#simulation .wins")).containsText("https://example.com/a");
    keepPicture("rules");
  }

  @Test
  @Order(8)
  void hostileTextsStayInert() throws Exception {
    try {
      waypost
          .client()
          .create(
              "{\"destination\":\"https://example.com/?q=%3Cscript%3E\",\"name\":"
                  + new com.fasterxml.jackson.databind.node.TextNode(HOSTILE)
                  + ",\"tags\":[\"<b>bold</b>\"],\"notes\":\"</textarea><script>window.hurt=1</script>\"}");
    } finally {
      go("/console/codes");
    }
    assertThat(page.getByText(HOSTILE).first()).isVisible();
    page.getByText(HOSTILE).first().click();
    String shortUrl = page.locator("main p a[target=_blank]").first().textContent().strip();
    ApiClient.scan(shortUrl, "<script>window.hurt=1</script>");
    for (String tab : List.of("/edit", "/design", "/rules", "/share", "/history")) {
      String base = page.url().replaceAll("(code_[0-9a-z]+).*", "$1");
      page.navigate(base + tab);
      assertThat(page.locator("h1")).hasText(HOSTILE);
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    }
    go("/console/insight");
    assertThat(page.locator("h1")).hasText("Insight");
    go("/console/codes?q=" + dev.waypost.console.http.Redirects.encoded(HOSTILE));
    assertThat(page.locator("input[type=search]")).hasValue(HOSTILE);
  }

  @Test
  @Order(9)
  void manyCodesAreFoundChosenAndChanged() throws Exception {
    for (int i = 0; i < 60; i++) {
      waypost
          .client()
          .create(
              "{\"destination\":\"https://example.com/%d\",\"name\":\"Poster %s %d\",\"tags\":[\"poster\"]}"
                  .formatted(i, i < 10 ? "early" : "late", i));
    }
    go("/console/codes");
    page.locator("input[type=search]").pressSequentially("Poster early");
    assertThat(page.locator("tbody tr")).hasCount(10);
    assertThat(page).hasURL(Pattern.compile("q=Poster"));
    page.getByLabel("Choose all on this page").check();
    assertThat(page.locator(".bulk")).isVisible();
    page.getByLabel("What to do").selectOption("pause");
    keepPicture("bulk");
    button("Do it").click();
    assertThat(page.locator("#messages")).containsText("Done");
    assertThat(page.locator("tbody .status.paused")).hasCount(10);
    page.getByText("Keep these filters as a view").click();
    page.getByLabel("Name of the view").fill("First posters");
    button("Keep").click();
    assertThat(link("First posters")).isVisible();
    go("/console/codes?tag=poster");
    link("Next page").click();
    assertThat(page.locator("tbody tr")).hasCount(10);
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(page.locator("tbody tr.here input")).isChecked();
    Download csv =
        page.waitForDownload(
            () -> page.locator("a[download]", new Page.LocatorOptions().setHasText("CSV")).click());
    assertThat(Files.readString(csv.path())).contains("Poster late 59");
  }

  @Test
  @Order(10)
  void everythingThatMatchesIsRecalledAndUndone() {
    go("/console/codes?tag=poster");
    link("Change all that match").click();
    page.getByLabel("New address").fill("https://example.com/recalled");
    page.getByLabel("Reason").fill("Misprint");
    button("See what it would do").click();
    assertThat(page.locator(".note.warn")).containsText("60 codes match, 60 would change");
    button("Do it now").click();
    assertThat(button("Undo all of it")).isVisible();
    keepPicture("recall");
    button("Undo all of it").click();
    page.locator("dialog").getByText("Go on").click();
    assertThat(page.getByText("Undone.", new Page.GetByTextOptions().setExact(true))).isVisible();
  }

  @Test
  @Order(11)
  void aTableIsTriedAndTaken() throws Exception {
    Path table = folder.resolve("codes.csv");
    Files.writeString(
        table,
        "destination,name,group\nhttps://example.com/t1,From a table,Print/Flyers\nnot an address,Wrong,\n");
    go("/console/imports");
    page.getByLabel("File").setInputFiles(table);
    button("Try it").click();
    assertThat(page.locator("main")).containsText("One row is fine.");
    assertThat(page.locator("main")).containsText("One row is refused.");
    keepPicture("import");
    page.getByLabel("File").setInputFiles(table);
    button("Take it").click();
    assertThat(page.locator("main")).containsText("Taken");
    go("/console/codes?group=Print%2FFlyers");
    assertThat(link("From a table")).isVisible();
  }

  @Test
  @Order(12)
  void sheetsFilesAndLogosWork() throws Exception {
    go("/console/sheets");
    page.getByLabel("Tag", new Page.GetByLabelOptions().setExact(true)).selectOption("poster");
    Download sheet = page.waitForDownload(() -> button("Sheet as PDF").click());
    assertThat(Files.size(sheet.path())).isGreaterThan(10_000);
    Path logo = folder.resolve("logo.png");
    Files.write(logo, SampleLogo.png());
    go("/console/uploads");
    page.getByLabel("Picture").setInputFiles(logo);
    button("Upload").first().click();
    assertThat(page.locator("#messages")).containsText("Saved");
    assertThat(page.getByText("logo.png")).isVisible();
  }

  @Test
  @Order(13)
  void somebodyIsInvitedAndSeesOnlyWhatTheyMay() {
    go("/console/people");
    page.getByLabel("E-mail address").fill("vera@example.com");
    page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true)).selectOption("viewer");
    button("Make a link").click();
    String invitation = page.locator("#link").textContent().strip();
    keepPicture("people");
    try (BrowserContext ofVera = context()) {
      Page vera = watched(ofVera.newPage());
      vera.navigate(invitation);
      vera.getByLabel("Your name").fill("Vera");
      vera.getByLabel("Password").fill("another long password");
      vera.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join")).click();
      assertThat(vera.locator("h1")).hasText("Overview");
      assertThat(vera.getByText("New code")).hasCount(0);
      assertThat(vera.getByText("API keys")).hasCount(0);
      vera.navigate(waypost.apiUrl() + "/console/codes/new");
      assertThat(vera.getByText("Your role in this workspace does not allow this.")).isVisible();
      vera.navigate(waypost.apiUrl() + "/console/profile");
      vera.getByLabel("Language").selectOption("de");
      vera.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
      assertThat(vera.locator("h1")).hasText("Ihr Profil");
      vera.navigate(waypost.apiUrl() + "/console/codes");
      assertThat(vera.getByPlaceholder("Namen, Adressen, Schlüssel, Notizen durchsuchen"))
          .isVisible();
      vera.getByTitle("Abmelden").click();
      assertThat(vera).hasURL(Pattern.compile("/console/sign-in"));
    }
  }

  @Test
  @Order(14)
  void keysFieldsGroupsAndDomainsAreRun() throws Exception {
    go("/console/keys");
    page.getByLabel("Name").fill("Printer");
    button("Make it").click();
    assertThat(page.locator("#secret")).containsText("wp_live_");
    go("/console/fields");
    page.getByLabel("Name").fill("market");
    page.getByLabel("Type").selectOption("choice");
    page.locator("form[action='/console/fields'] input[name='allowed_values:list']").fill("EU, US");
    button("Make it").click();
    assertThat(page.locator("tbody")).containsText("EU, US");
    go("/console/groups");
    page.locator("form[action='/console/groups'] input[name=path]").fill("Shops/Berlin");
    button("Make it").click();
    assertThat(page.locator("main")).containsText("Shops/Berlin");
    go("/console/domains");
    page.getByLabel("Host").fill("qr.example.com");
    button("Add it").click();
    assertThat(page.locator("main")).containsText("Prove that it is yours");
    Locator own = page.locator(".card", new Page.LocatorOptions().setHasText("the server's own"));
    own.getByText("How the pages look that people see who scan").click();
    own.locator("input[name='brand.name:or-null']").fill("Café Linde");
    own.locator("input[name='brand.color:or-null']").fill("#7a1f2b");
    own.locator("textarea").fill("Ask us: +49 30 5550100");
    own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).last().click();
    assertThat(page.locator("#messages")).containsText("Saved");
    assertThat(
            new String(
                ApiClient.scan(waypost.shortUrl() + "/NOBODYHASTHIS").bytes(),
                StandardCharsets.UTF_8))
        .contains("Café Linde")
        .contains("Ask us: +49 30 5550100");
    keepPicture("domains");
  }

  @Test
  @Order(15)
  void everyPageIsReadableForEverybody() {
    go("/console/codes");
    String code = page.locator("tbody a.name").last().getAttribute("href");
    List<String> paths =
        List.of(
            "/console",
            "/console/codes",
            "/console/codes/new",
            code,
            code + "/edit",
            code + "/design",
            code + "/rules",
            code + "/share",
            code + "/history",
            "/console/insight",
            "/console/sheets",
            "/console/themes",
            "/console/uploads",
            "/console/groups",
            "/console/fields",
            "/console/imports",
            "/console/domains",
            "/console/people",
            "/console/keys",
            "/console/settings",
            "/console/profile",
            "/console/recalls/new",
            "/console/start");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (String path : paths) {
        go(path);
        assertNothingSerious(path + " " + scheme);
        keepPicture(
            "all-"
                + scheme.name().toLowerCase(java.util.Locale.ROOT)
                + path.replace(code, "/code").replace('/', '-'));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(360, 780);
    for (String path : paths) {
      go(path);
      Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assertThat(((Number) wide).intValue())
          .as("wider than a phone: " + path)
          .isLessThanOrEqualTo(0);
      keepPicture("all-phone" + path.replace(code, "/code").replace('/', '-'));
    }
    page.setViewportSize(1360, 900);
  }

  private static void assertNothingSerious(String what) {
    List<Rule> serious =
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .stream()
                .filter(rule ->
                    rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
                .toList();
    assertThat(
            serious.stream()
                .map(rule ->
                    rule.getId()
                        + " "
                        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
                .toList())
        .as(what)
        .isEmpty();
  }
}
