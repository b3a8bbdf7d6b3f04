package dev.waypost.resolver;

import dev.waypost.pages.PageFrame;
import dev.waypost.pages.PasswordPage.Problem;
import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.resolver.gates.GateForm;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.PassCookie;
import dev.waypost.resolver.gates.Passage;
import dev.waypost.resolver.gates.PasswordChecks.Verdict;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Route;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.scanlog.Audience;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One form on its way: what it passes, what it is asked for next, and where it leads in the end.
 * All of it happens on the event loop, but for checking passwords and counting the uses of links,
 * which others do meanwhile.
 *
 * <p>The scan was logged when its page was asked for. Where the form says so, the passing is logged
 * as {@link Audience#PASSED} and nothing else is; a form that can't say so is a scan by itself.
 */
final class GatePassing {
  private static final Logger LOGGER = System.getLogger(GatePassing.class.getName());

  private final GatePosts posts;
  private final HttpServerRequest request;
  private final Route route;
  private final String domain;
  private final Hosts hosts;
  private final GateForm form;
  private final ScanRequest scanRequest;

  GatePassing(
      GatePosts posts,
      HttpServerRequest request,
      Route route,
      String domain,
      Hosts hosts,
      GateForm form) {
    this.posts = posts;
    this.request = request;
    this.route = route;
    this.domain = domain;
    this.hosts = hosts;
    this.form = form;
    this.scanRequest = new HttpScanRequest(request, posts.clientAddress(), posts.desk());
  }

  /** A scan that is passing. */
  private record Passing(Scan scan, boolean logged) {}

  void begin() {
    GateSecret secret = posts.desk().gates().secret().present();
    if (secret == null) {
      posts.meter().count(ScanHandler.REFUSED);
      GateAnswers.uncertain(request.response(), frame());
      return;
    }
    Optional<Passage> sent =
        Passage.of(
            form.state(),
            Passage.Use.FORM,
            secret,
            route.codeId(),
            route.plan().access(),
            posts.turn().now());
    if (sent.isPresent() && sent.get().scanNumber() > 0) {
      begin(sent.get().scanNumber(), sent.get().passed(), true);
      return;
    }
    PassedGates passed = sent.map(Passage::passed).orElse(PassedGates.NONE);
    ScanNumbering numbering = posts.numbering();
    Long number = numbering.number(route, scanRequest, () -> posts.loop().execute(this::begin));
    if (number != null) {
      begin(number, passed, false);
    }
  }

  private void begin(long number, PassedGates sent, boolean logged) {
    var scan = new Scan(scanRequest, route, posts.turn().now(), posts.desk(), number);
    var passing = new Passing(scan, logged);
    if (scanRequest.mayPass()) {
      PassedGates before = sent.and(scan.passed());
      scan.pass(scan.link() instanceof LinkCheck.Good ? before.withSignedLink() : before);
      goOn(passing);
    } else {
      Outcome outcome = posts.desk().evaluate(scan, domain, hosts);
      answer(passing, outcome, response -> Answers.resolved(response, outcome, hosts));
    }
  }

  private void goOn(Passing passing) {
    Outcome outcome = posts.desk().evaluate(passing.scan(), domain, hosts);
    switch (outcome.resolution()) {
      case Ask(Gate gate) -> asked(passing, outcome, gate);
      case Redirect _, ShowText _, ShowPage _, OpenApp _ -> useLink(passing, outcome);
      case Closed _, Fallback _ ->
          answer(passing, outcome, response -> Answers.passed(response, outcome, hosts));
    }
  }

  private void asked(Passing passing, Outcome outcome, Gate gate) {
    Scan scan = passing.scan();
    switch (gate) {
      case Gate.Password _ when form.password() != null -> check(passing, outcome, form.password());
      case Gate.MinimumAge(int years) when form.oldEnough() != null -> {
        if (form.oldEnough()) {
          scan.pass(scan.passed().withAge());
          goOn(passing);
        } else {
          answer(passing, outcome, response -> GateAnswers.tooYoung(response, years, frame()));
        }
      }
      case Gate.Consent _ when form.agreed() -> {
        scan.pass(scan.passed().withConsent());
        goOn(passing);
      }
      case Gate.SignedLink _, Gate.LinkUse _, Gate.Password _, Gate.MinimumAge _, Gate.Consent _ ->
          answer(passing, outcome, response -> GateAnswers.ask(response, outcome, gate, frame()));
    }
  }

  private void check(Passing passing, Outcome outcome, String password) {
    String hash = route.plan().access().password();
    CompletableFuture<Verdict> verdict =
        posts
            .desk()
            .gates()
            .passwords()
            .check(route.codeId(), hash == null ? "" : hash, scanRequest.address(), password);
    onLoop(verdict, (known, failure) -> judged(passing, outcome, known, failure));
  }

  private void judged(
      Passing passing, Outcome outcome, @Nullable Verdict verdict, @Nullable Throwable failure) {
    switch (verdict) {
      case Verdict.Right _ -> {
        passing.scan().pass(passing.scan().passed().withPassword());
        goOn(passing);
      }
      case Verdict.Wrong _ ->
          answer(
              passing,
              outcome,
              response -> GateAnswers.password(response, outcome, Problem.WRONG, frame()));
      case Verdict.TooMany(var pause) ->
          answer(
              passing,
              outcome,
              response ->
                  GateAnswers.password(response, 429, outcome, Problem.TOO_MANY, pause, frame()));
      case Verdict.Busy(var pause) ->
          answer(
              passing,
              outcome,
              response ->
                  GateAnswers.password(response, 503, outcome, Problem.BUSY, pause, frame()));
      case null -> {
        LOGGER.log(
            Level.WARNING,
            "The password of the code {0} can''t be checked: {1}",
            route.codeId(),
            failure);
        answer(passing, outcome, response -> GateAnswers.uncertain(response, frame()));
      }
    }
  }

  /** Somebody who has passed all else and comes by a link whose uses are counted uses it now. */
  private void useLink(Passing passing, Outcome outcome) {
    if (route.plan().access().signedLinksOnly()
        && passing.scan().link() instanceof LinkCheck.Good(var id, boolean counted)
        && counted) {
      CompletableFuture<LinkCheck> use = posts.desk().gates().links().use(route.codeId(), id);
      onLoop(use, (known, _) -> used(passing, outcome, known));
    } else {
      leave(passing, outcome);
    }
  }

  private void used(Passing passing, Outcome outcome, @Nullable LinkCheck link) {
    switch (link) {
      case LinkCheck.Good _ -> leave(passing, outcome);
      case LinkCheck.Refused refused ->
          answer(
              passing, outcome.held(), response -> GateAnswers.refused(response, refused, frame()));
      case null ->
          answer(passing, outcome.held(), response -> GateAnswers.uncertain(response, frame()));
    }
  }

  private void leave(Passing passing, Outcome outcome) {
    Scan scan = passing.scan();
    PassedGates passed = scan.passed();
    GateSecret secret = posts.desk().gates().secret().present();
    String path = request.path();
    if (secret != null && path != null && (passed.password() || passed.age() || passed.consent())) {
      request
          .response()
          .putHeader(
              HttpHeaders.SET_COOKIE,
              PassCookie.header(
                  passed,
                  secret,
                  route.codeId(),
                  route.plan().access(),
                  scan.time(),
                  path,
                  posts.clientAddress().isOverHttps(request)));
    }
    if (passing.logged() && !route.isSandbox()) {
      posts.turn().log(posts.desk().record(outcome, Audience.PASSED));
    }
    answer(passing, outcome, response -> Answers.passed(response, outcome, hosts));
  }

  private void answer(Passing passing, Outcome outcome, Consumer<HttpServerResponse> writing) {
    HttpServerResponse response = request.response();
    if (route.isSandbox()) {
      Answers.markSandbox(response);
    } else if (!passing.logged()) {
      posts.turn().log(posts.desk().record(outcome));
    }
    posts.meter().count(outcome.resolution().label());
    posts
        .turn()
        .answer(() -> {
          if (!response.closed()) {
            writing.accept(response);
          }
        });
  }

  private PageFrame frame() {
    return Frames.of(request, domain, hosts);
  }

  /** Goes on here when others are done, be it well or not. */
  private <T> void onLoop(
      CompletableFuture<T> others, BiConsumer<@Nullable T, @Nullable Throwable> next) {
    var _ =
        others.whenComplete(
            (known, failure) -> posts.loop().execute(() -> next.accept(known, failure)));
  }
}
