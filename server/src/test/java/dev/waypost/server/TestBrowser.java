package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium. What it complains of (console, policy) is kept; pictures lie in {@code
 * target/screenshots}.
 */
final class TestBrowser implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  TestBrowser() throws Exception {
    Files.createDirectories(PICTURES);
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
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

  /** Somebody's browser, with cookies of its own. */
  BrowserContext context() {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin")
            .setViewportSize(1360, 900));
  }

  /** A page whose complaints are kept. */
  Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        // A form that is refused is answered with 4xx, which the browser notes as an error.
        // A request under way ends where somebody goes on to another page.
        if (!message.text().contains("status of 4") && !message.text().startsWith("htmx:")) {
          complaints.add(page.url() + ": " + message.text());
        }
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** Fails where it has complained. */
  void assertContent() {
    assertThat(complaints).isEmpty();
  }

  static void keepPicture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
