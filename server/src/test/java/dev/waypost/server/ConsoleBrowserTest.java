package dev.waypost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final String HOSTILE =
      "\"><script>window.hurt=1</script><img src=x onerror=window.hurt=1>";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static TestBrowser browser;
  private static BrowserContext anna;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    browser = new TestBrowser();
    anna = browser.context();
    page = browser.page(anna);
  }

  @AfterEach
  void theBrowserHasNothingToComplainOf() {
    browser.assertContent();
    if (!page.url().equals("about:blank")) {
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    }
  }

  @AfterAll
  static void stop() {
    browser.close();
    waypost.close();
  }

  private static void go(String path) {
    page.navigate(waypost.apiUrl() + path);
  }

  private static void keepPicture(String name) {
    TestBrowser.keepPicture(page, name);
  }

  /** A page that still loads may be another one a moment later. */
  private static void awaitCalm() {
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static Locator button(String name) {
    awaitCalm();
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(String name) {
    awaitCalm();
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
    Page other = browser.page(anna);
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
    page.getByLabel("Name of the theme").blur();
    assertThat(page.locator("#preview.htmx-request, .htmx-request")).hasCount(0);
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
    try (BrowserContext ofVera = browser.context()) {
      Page vera = browser.page(ofVera);
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
  void signedLinksAreMadeUsedAndTakenBack() throws Exception {
    go("/console/codes?q=My+first+code");
    link("My first code").click();
    link("Links").click();
    page.getByLabel("What it is for").fill("Table 7");
    button("Make and show").click();
    String one = page.locator("#secret").textContent().strip();
    assertThat(page.locator(".symbol img")).isVisible();
    assertThat(page.locator("tbody tr")).containsText("any");
    keepPicture("links");
    button("Lead on by signed links alone").click();
    page.locator("dialog").getByText("Go on").click();
    assertThat(button("Open it to everybody")).isVisible();
    String plain = page.locator("main p a[target=_blank]").first().textContent().strip();
    assertThat(ApiClient.scan(plain).status()).isEqualTo(403);
    assertThat(ApiClient.scan(one).status()).isEqualTo(302);
    button("Take back").click();
    page.locator("dialog").getByText("Go on").click();
    assertThat(page.locator("#messages")).containsText("taken back");
    assertThat(ApiClient.scan(one).status()).isEqualTo(410);
    page.getByLabel("How many").fill("0");
    button("Make and show").click();
    assertThat(page.locator("[role=alert]").first()).containsText("count");
    page.getByLabel("How many").fill("30");
    page.getByLabel("Uses of each").fill("2");
    Download table = page.waitForDownload(() -> button("Make as a table (CSV)").click());
    assertThat(Files.readAllLines(table.path())).hasSize(31);
    page.reload();
    assertThat(page.locator("tbody tr")).hasCount(31);
    assertThat(page.locator("tbody tr").first()).containsText("2 of 2");
    button("Open it to everybody").click();
    page.locator("dialog").getByText("Go on").click();
    assertThat(page.locator("#messages")).containsText("The next scan sees it");
  }

  @Test
  @Order(16)
  void aSeriesIsMadeAsWorkThatCanBeLeft() {
    go("/console/series");
    page.getByLabel("Where shall it lead?").fill("https://example.com/seat/{number}");
    page.getByLabel("Name").fill("Seat {number}");
    page.getByLabel("How many").fill("12");
    assertThat(page.locator("#ends")).containsText("https://example.com/seat/001");
    assertThat(page.locator("#ends")).containsText("Seat 012");
    page.locator("details summary").getByText("More").click();
    page.getByLabel("Tags").fill("seats");
    page.getByLabel("Short address").fill("seat");
    assertThat(page.locator("#ends")).containsText("Every code would get the same");
    page.getByLabel("Short address").fill("");
    assertThat(page.locator("#ends")).containsText("Seat 001");
    keepPicture("series");
    button("Make the series").click();
    Locator result = page.getByText("Result as a table");
    assertThat(result).isVisible();
    keepPicture("job");
    go("/console/codes?tag=seats");
    assertThat(page.locator("tbody tr")).hasCount(12);
  }
}
