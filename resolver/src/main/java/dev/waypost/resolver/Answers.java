package dev.waypost.resolver;

import dev.waypost.pages.PageLayout;
import dev.waypost.pages.StatusPage;
import dev.waypost.pages.TextPage;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.AppTarget;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes resolutions as HTTP. For HEAD, Vert.x leaves the body out and keeps the headers that are
 * set here; the length is one of them (RFC 9110 §9.3.2).
 */
final class Answers {
  /**
   * A redirect that is cached can't be re-pointed, so nothing between us and the person may keep it
   * (RFC 9111 §5.2.2).
   */
  private static final CharSequence NOT_CACHED =
      HttpHeaders.createOptimized("private, max-age=0, no-store");

  private static final CharSequence NO_LENGTH = HttpHeaders.createOptimized("0");

  private static final CharSequence CONTENT_SECURITY_POLICY =
      HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence PAGE_POLICY =
      HttpHeaders.createOptimized(PageLayout.CONTENT_SECURITY_POLICY);
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence ROBOTS_TAG = HttpHeaders.createOptimized("X-Robots-Tag");
  private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");

  private static final CharSequence PLAIN =
      HttpHeaders.createOptimized("text/plain; charset=utf-8");

  /** How long a scanner may wait before it tries a paused code again, in seconds. */
  private static final String PAUSED_RETRY_SECONDS = "3600";

  private Answers() {}

  /** Marks the answer to a scan of a code that is only tried out. */
  static void markSandbox(HttpServerResponse response) {
    response.putHeader("X-Waypost-Sandbox", "true");
  }

  static void resolved(HttpServerResponse response, Resolution resolution) {
    switch (resolution) {
      case Redirect(String location, int statusCode) -> redirect(response, statusCode, location);
      case Fallback(String location, Closure _) -> redirect(response, 302, location);
      // The app itself can't be opened by a redirect; its page comes with the gates.
      case OpenApp(AppTarget app) -> redirect(response, 302, app.fallback());
      case Ask _ -> closed(response, Closure.PAUSED);
      case ShowText(String text) -> page(response, 200, TextPage.html(text));
      case Closed(Closure closure) -> closed(response, closure);
    }
  }

  private static void redirect(HttpServerResponse response, int statusCode, String location) {
    response
        .setStatusCode(statusCode)
        .putHeader(HttpHeaders.LOCATION, location)
        .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
        .putHeader(HttpHeaders.CONTENT_LENGTH, NO_LENGTH)
        .end();
  }

  private static void closed(HttpServerResponse response, Closure closure) {
    switch (closure) {
      case DRAFT -> page(response, 404, StatusPage.DRAFT.html());
      case PAUSED ->
          page(
              response.putHeader(HttpHeaders.RETRY_AFTER, PAUSED_RETRY_SECONDS),
              503,
              StatusPage.PAUSED.html());
      case EXPIRED -> page(response, 410, StatusPage.EXPIRED.html());
      case RETIRED -> page(response, 410, StatusPage.RETIRED.html());
    }
  }

  static void unknown(HttpServerResponse response, @Nullable String fallback) {
    if (fallback == null) {
      page(response, 404, StatusPage.UNKNOWN.html());
    } else {
      redirect(response, 302, fallback);
    }
  }

  static void home(HttpServerResponse response, @Nullable String fallback) {
    if (fallback == null) {
      page(response, 404, StatusPage.HOME.html());
    } else {
      redirect(response, 302, fallback);
    }
  }

  /** A text for machines, which nobody keeps. */
  static void token(HttpServerResponse response, String token) {
    end(
        response
            .putHeader(HttpHeaders.CONTENT_TYPE, PLAIN)
            .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED),
        token + "\n");
  }

  /** Crawlers have nothing to find here (RFC 9309). */
  static void robots(HttpServerResponse response) {
    end(response.putHeader(HttpHeaders.CONTENT_TYPE, PLAIN), "User-agent: *\nDisallow: /\n");
  }

  static void nothing(HttpServerResponse response) {
    response.setStatusCode(204).end();
  }

  /** For a request after which its connection is closed. */
  static void malformed(HttpServerResponse response) {
    response.setStatusCode(400).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end();
  }

  static void methodNotAllowed(HttpServerResponse response) {
    response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
  }

  static void misdirected(HttpServerResponse response) {
    page(response, 421, StatusPage.UNKNOWN.html());
  }

  private static void page(HttpServerResponse response, int status, String html) {
    end(
        response
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
            .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
            .putHeader(CONTENT_SECURITY_POLICY, PAGE_POLICY)
            .putHeader(CONTENT_TYPE_OPTIONS, "nosniff")
            .putHeader(ROBOTS_TAG, "noindex"),
        html);
  }

  private static void end(HttpServerResponse response, String text) {
    Buffer body = Buffer.buffer(text);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end(body);
  }
}
