package dev.waypost.resolver;

import dev.waypost.pages.AppPage;
import dev.waypost.pages.DownloadName;
import dev.waypost.pages.HostedPage;
import dev.waypost.pages.Page;
import dev.waypost.pages.PageFrame;
import dev.waypost.pages.StatusPage;
import dev.waypost.pages.TextPage;
import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.resolver.apps.AppOpening;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.scanlog.Audience;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
  static final CharSequence NOT_CACHED =
      HttpHeaders.createOptimized("private, max-age=0, no-store");

  private static final CharSequence NO_LENGTH = HttpHeaders.createOptimized("0");

  private static final CharSequence CONTENT_SECURITY_POLICY =
      HttpHeaders.createOptimized("Content-Security-Policy");

  /** Whatever an attachment is taken for, nothing in it may run. */
  private static final CharSequence ATTACHMENT_POLICY =
      HttpHeaders.createOptimized("default-src 'none'; sandbox");

  /**
   * A viewer of the browser may show the file itself; a sandbox would keep PDF from being shown.
   */
  private static final CharSequence SHOWN_POLICY =
      HttpHeaders.createOptimized(
          "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'");

  private static final Pattern SHOWN =
      Pattern.compile("application/pdf|image/(png|jpeg|webp|gif)|audio/mpeg|video/mp4|text/plain");
  private static final CharSequence CONTENT_DISPOSITION =
      HttpHeaders.createOptimized("Content-Disposition");
  private static final String FILE_RETRY_SECONDS = "30";

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

  /**
   * Answers a scan.
   *
   * @param hosts as they were when it was decided
   */
  static void resolved(HttpServerResponse response, Outcome outcome, Hosts hosts) {
    switch (outcome.resolution()) {
      case Redirect(String location, int statusCode) -> redirect(response, statusCode, location);
      case Fallback(String location, Closure _) -> redirect(response, 302, location);
      case OpenApp(AppTarget app) -> {
        switch (opening(app, outcome)) {
          case AppOpening.Redirect(String location) -> redirect(response, 302, location);
          case AppOpening.Page page -> app(response, page, Frames.of(outcome, hosts));
        }
      }
      case Ask(Gate gate) -> GateAnswers.ask(response, outcome, gate, Frames.of(outcome, hosts));
      case ShowText(String text) ->
          page(response, 200, TextPage.in(Frames.of(outcome, hosts), text));
      case ShowPage(PageTarget hosted) ->
          hosted(response, hosted, outcome.scan().request().query(), Frames.of(outcome, hosts));
      case Closed(Closure closure) -> closed(response, closure, Frames.of(outcome, hosts));
    }
  }

  /**
   * Answers somebody who has passed what a code asks for. Redirects are 303, so that no browser
   * sends the form on (RFC 9110 §15.4.4). Into an app there is none, because browsers hold
   * redirects of forms against the policy of the form's page.
   */
  static void passed(HttpServerResponse response, Outcome outcome, Hosts hosts) {
    switch (outcome.resolution()) {
      case Redirect(String location, int _) -> redirect(response, 303, location);
      case Fallback(String location, Closure _) -> redirect(response, 303, location);
      case OpenApp(AppTarget app) -> {
        switch (opening(app, outcome)) {
          case AppOpening.Redirect(String location) when location.equals(app.fallback()) ->
              redirect(response, 303, location);
          case AppOpening.Redirect(String location) ->
              app(
                  response,
                  new AppOpening.Page(location, app.fallback(), false),
                  Frames.of(outcome, hosts));
          case AppOpening.Page page -> app(response, page, Frames.of(outcome, hosts));
        }
      }
      case Ask _, ShowText _, ShowPage _, Closed _ -> resolved(response, outcome, hosts);
    }
  }

  /** The links to attachments get what else stands in the query, such as a signed link. */
  private static void hosted(
      HttpServerResponse response, PageTarget hosted, @Nullable String query, PageFrame frame) {
    page(
        response,
        200,
        HostedPage.in(frame, hosted.title(), hosted.body(), query == null ? "" : query));
  }

  /** An attachment that is a text. */
  static void attachment(HttpServerResponse response, Attachment attachment, String text) {
    end(
        withAttachmentHeaders(response, attachment.name(), "attachment", ATTACHMENT_POLICY)
            .putHeader(HttpHeaders.CONTENT_TYPE, attachment.mediaType() + "; charset=utf-8"),
        text);
  }

  /**
   * An attachment that is a file. What browsers show by themselves and that runs nothing is shown;
   * everything else is kept.
   *
   * @param file where it is, or nothing where it can't be had at present
   * @param frame of the page that says so
   */
  static void attachment(
      HttpServerResponse response, Attachment attachment, Optional<Path> file, PageFrame frame) {
    if (response.closed()) {
      return;
    }
    if (file.isEmpty()) {
      page(
          response.putHeader(HttpHeaders.RETRY_AFTER, FILE_RETRY_SECONDS),
          503,
          StatusPage.FILE_AWAY.in(frame));
      return;
    }
    String type = attachment.mediaType();
    boolean shown = SHOWN.matcher(type).matches();
    withAttachmentHeaders(
            response,
            attachment.name(),
            shown ? "inline" : "attachment",
            shown ? SHOWN_POLICY : ATTACHMENT_POLICY)
        .putHeader(
            HttpHeaders.CONTENT_TYPE, type.startsWith("text/") ? type + "; charset=utf-8" : type);
    var _ = response.sendFile(file.get().toString());
  }

  private static HttpServerResponse withAttachmentHeaders(
      HttpServerResponse response, String name, String disposition, CharSequence policy) {
    return response
        .putHeader(CONTENT_DISPOSITION, disposition + "; " + DownloadName.parameters(name))
        .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
        .putHeader(CONTENT_SECURITY_POLICY, policy)
        .putHeader(CONTENT_TYPE_OPTIONS, "nosniff")
        .putHeader(ROBOTS_TAG, "noindex");
  }

  private static AppOpening opening(AppTarget app, Outcome outcome) {
    ScanRequest request = outcome.scan().request();
    return AppOpening.of(app, request.agent().header(), request.audience() == Audience.PERSON);
  }

  private static void app(HttpServerResponse response, AppOpening.Page page, PageFrame frame) {
    page(response, 200, AppPage.in(frame, page.link(), page.fallback(), page.atOnce()));
  }

  private static void redirect(HttpServerResponse response, int statusCode, String location) {
    response
        .setStatusCode(statusCode)
        .putHeader(HttpHeaders.LOCATION, location)
        .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
        .putHeader(HttpHeaders.CONTENT_LENGTH, NO_LENGTH)
        .end();
  }

  private static void closed(HttpServerResponse response, Closure closure, PageFrame frame) {
    switch (closure) {
      case DRAFT -> page(response, 404, StatusPage.DRAFT.in(frame));
      case PAUSED ->
          page(
              response.putHeader(HttpHeaders.RETRY_AFTER, PAUSED_RETRY_SECONDS),
              503,
              StatusPage.PAUSED.in(frame));
      case EXPIRED -> page(response, 410, StatusPage.EXPIRED.in(frame));
      case RETIRED -> page(response, 410, StatusPage.RETIRED.in(frame));
    }
  }

  static void unknown(
      HttpServerResponse response, @Nullable String fallback, Supplier<PageFrame> frame) {
    if (fallback == null) {
      page(response, 404, StatusPage.UNKNOWN.in(frame.get()));
    } else {
      redirect(response, 302, fallback);
    }
  }

  static void home(
      HttpServerResponse response, @Nullable String fallback, Supplier<PageFrame> frame) {
    if (fallback == null) {
      page(response, 404, StatusPage.HOME.in(frame.get()));
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

  /** For somebody who asked for too many codes that there are not. */
  static void limited(HttpServerResponse response, long retryAfterSeconds) {
    end(
        response
            .setStatusCode(429)
            .putHeader(HttpHeaders.CONTENT_TYPE, PLAIN)
            .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
            .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds)),
        "Too many codes that do not exist were asked for from your network. Wait a little and try again.\n");
  }

  /** For a request after which its connection is closed. */
  static void malformed(HttpServerResponse response) {
    response.setStatusCode(400).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end();
  }

  static void methodNotAllowed(HttpServerResponse response) {
    methodNotAllowed(response, "GET, HEAD");
  }

  static void methodNotAllowed(HttpServerResponse response, String allowed) {
    response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, allowed).end();
  }

  static void misdirected(HttpServerResponse response, PageFrame frame) {
    page(response, 421, StatusPage.UNKNOWN.in(frame));
  }

  static void page(HttpServerResponse response, int status, Page page) {
    end(
        response
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
            .putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
            .putHeader(CONTENT_SECURITY_POLICY, page.policy())
            .putHeader(CONTENT_TYPE_OPTIONS, "nosniff")
            .putHeader(ROBOTS_TAG, "noindex"),
        page.html());
  }

  private static void end(HttpServerResponse response, String text) {
    Buffer body = Buffer.buffer(text);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end(body);
  }
}
