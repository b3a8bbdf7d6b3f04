package dev.waypost.resolver;

import dev.waypost.pages.AgePage;
import dev.waypost.pages.ConsentPage;
import dev.waypost.pages.LinkPage;
import dev.waypost.pages.Page;
import dev.waypost.pages.PageFrame;
import dev.waypost.pages.PasswordPage;
import dev.waypost.pages.PasswordPage.Problem;
import dev.waypost.pages.StatusPage;
import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkCheck.Refused;
import dev.waypost.resolver.gates.Passage;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Route;
import dev.waypost.routing.gates.GateSecret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes what a code asks for, and what became of it, as HTTP. */
final class GateAnswers {
  /**
   * A signed link stands in the address of the page, so the destination must not be told where a
   * person came from; we are, because browsers tell the origin of a form with it (Referrer Policy
   * §3).
   */
  private static final CharSequence REFERRER_POLICY =
      HttpHeaders.createOptimized("Referrer-Policy");

  private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");

  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private GateAnswers() {}

  /** Asks for what comes first. */
  static void ask(HttpServerResponse response, Outcome outcome, Gate gate, PageFrame frame) {
    switch (gate) {
      case Gate.SignedLink _ -> refused(response, outcome.scan().link(), frame);
      case Gate.LinkUse _ ->
          form(response, 200, state -> LinkPage.open(frame, state), outcome, frame);
      case Gate.Password _ ->
          form(response, 200, state -> PasswordPage.asking(frame, state, null), outcome, frame);
      case Gate.MinimumAge(int years) ->
          form(response, 200, state -> AgePage.asking(frame, years, state), outcome, frame);
      case Gate.Consent(String text) ->
          form(response, 200, state -> ConsentPage.asking(frame, text, state), outcome, frame);
    }
  }

  /** Asks for the password again. */
  static void password(
      HttpServerResponse response, Outcome outcome, Problem problem, PageFrame frame) {
    form(response, 403, state -> PasswordPage.asking(frame, state, problem), outcome, frame);
  }

  /** The same for somebody who must wait. */
  static void password(
      HttpServerResponse response,
      int status,
      Outcome outcome,
      Problem problem,
      Duration pause,
      PageFrame frame) {
    form(
        retryAfter(response, pause),
        status,
        state -> PasswordPage.asking(frame, state, problem),
        outcome,
        frame);
  }

  static void tooYoung(HttpServerResponse response, int years, PageFrame frame) {
    Answers.page(response, 403, AgePage.refused(frame, years));
  }

  /** Says why a link does not lead on: 403 where it was never ours, 410 where it is over. */
  static void refused(HttpServerResponse response, LinkCheck link, PageFrame frame) {
    switch (link) {
      case Refused refused -> {
        switch (refused) {
          case MISSING -> link(response, 403, LinkPage.MISSING, frame);
          case NOT_OURS -> link(response, 403, LinkPage.NOT_OURS, frame);
          case EXPIRED -> link(response, 410, LinkPage.EXPIRED, frame);
          case USED -> link(response, 410, LinkPage.USED, frame);
          case REVOKED -> link(response, 410, LinkPage.REVOKED, frame);
          case UNCERTAIN -> uncertain(response, frame);
        }
      }
      // One that is good is never refused; if it were, nothing would be known of it.
      case LinkCheck.Good _ -> uncertain(response, frame);
    }
  }

  /** For a link of which it can't be found out at present whether it may be used. */
  static void uncertain(HttpServerResponse response, PageFrame frame) {
    link(retryAfter(response, A_MOMENT), 503, LinkPage.UNCERTAIN, frame);
  }

  /** For what no form of ours sends. */
  static void notOurForm(HttpServerResponse response, int status, PageFrame frame) {
    Answers.page(response, status, StatusPage.NOT_OUR_FORM.in(frame));
  }

  private static void link(
      HttpServerResponse response, int status, LinkPage page, PageFrame frame) {
    Answers.page(response.putHeader(REFERRER_POLICY, SAME_ORIGIN), status, page.in(frame));
  }

  private interface FormOf {
    Page with(String state);
  }

  private static void form(
      HttpServerResponse response, int status, FormOf form, Outcome outcome, PageFrame frame) {
    String state = state(outcome.scan());
    if (state == null) {
      uncertain(response, frame);
    } else {
      Answers.page(response.putHeader(REFERRER_POLICY, SAME_ORIGIN), status, form.with(state));
    }
  }

  /** How far the person is, for the form to send back; null where nothing can be signed. */
  private static @Nullable String state(Scan scan) {
    GateSecret secret = scan.desk().gates().secret().present();
    Route route = scan.route();
    return secret == null
        ? null
        : Passage.beginning(scan.passed(), scan.countedAs(), scan.time())
            .text(Passage.Use.FORM, secret, route.codeId(), route.plan().access());
  }

  private static HttpServerResponse retryAfter(HttpServerResponse response, Duration pause) {
    long seconds = Math.max(1, Math.ceilDiv(pause.toMillis(), 1000));
    return response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}
