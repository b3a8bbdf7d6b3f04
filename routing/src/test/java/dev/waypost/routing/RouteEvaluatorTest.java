package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteEvaluatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");

  /** Expiry is in milliseconds after the scan; the last column is the label in the scan log. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DRAFT,   -, -,                   draft
          DRAFT,   -, https://other.example, draft
          DRAFT,   0, https://other.example, draft
          ACTIVE,  -, -,                   redirect
          ACTIVE,  -, https://other.example, redirect
          ACTIVE,  1, -,                   redirect
          ACTIVE,  1, https://other.example, redirect
          ACTIVE,  0, -,                   expired
          ACTIVE,  0, https://other.example, expired_fallback
          ACTIVE, -1, -,                   expired
          ACTIVE, -1, https://other.example, expired_fallback
          PAUSED,  -, -,                   paused
          PAUSED,  -, https://other.example, paused_fallback
          PAUSED, -1, -,                   paused
          PAUSED, -1, https://other.example, paused_fallback
          RETIRED, -, -,                   retired
          RETIRED, -, https://other.example, retired_fallback
          RETIRED, -1, -,                  retired
          RETIRED, -1, https://other.example, retired_fallback
          """)
  void theStateDecidesThenTheExpiryThenTheTarget(
      RouteState state, @Nullable Integer expiresIn, @Nullable String fallback, String label) {
    Instant expiresAt = expiresIn == null ? null : NOW.plusMillis(expiresIn);
    Route route = route(state, new WebTarget("https://example.com/"), expiresAt, fallback);

    Resolution resolution = RouteEvaluator.evaluate(route, GivenContext.at(NOW)).resolution();

    assertThat(resolution.label()).isEqualTo(label);
    switch (resolution) {
      case Redirect(String location, int _) ->
          assertThat(location).isEqualTo("https://example.com/");
      case Fallback(String location, Closure _) -> assertThat(location).isEqualTo(fallback);
      case Closed _ -> assertThat(fallback == null || state == RouteState.DRAFT).isTrue();
      case ShowText _, Resolution.ShowPage _, Resolution.OpenApp _, Resolution.Ask _ ->
          throw new AssertionError(resolution);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          ACTIVE, -, text
          ACTIVE, 0, expired
          PAUSED, -, paused
          """)
  void aTextIsShownWhileTheRouteIsOpen(
      RouteState state, @Nullable Integer expiresIn, String label) {
    Instant expiresAt = expiresIn == null ? null : NOW.plusMillis(expiresIn);
    Route route = route(state, new TextTarget("Hello"), expiresAt, null);

    Resolution resolution = RouteEvaluator.evaluate(route, GivenContext.at(NOW)).resolution();

    assertThat(resolution.label()).isEqualTo(label);
    if (resolution instanceof ShowText(String text)) {
      assertThat(text).isEqualTo("Hello");
    }
  }

  @Test
  void aCodeExpiresAfterItsScans() {
    Route route = new PlannedRoute().expires(null, 3L).route();
    assertThat(label(route, new PretendedScan().number(3))).isEqualTo("redirect");
    assertThat(label(route, new PretendedScan().number(4))).isEqualTo("expired");
  }

  /**
   * Signed link, password, age, consent: whoever has passed the ones before is asked for the next.
   */
  @ParameterizedTest
  @CsvSource({
    "false, false, false, false, link_refused",
    "false, true,  true,  true,  link_refused",
    "true,  false, false, false, password",
    "true,  false, true,  true,  password",
    "true,  true,  false, false, age",
    "true,  true,  false, true,  age",
    "true,  true,  true,  false, consent",
    "true,  true,  true,  true,  redirect"
  })
  void gatesAreAskedInTheirOrder(
      boolean signedLink, boolean password, boolean age, boolean consent, String label) {
    Route route = new PlannedRoute().access(new Access("hash", 18, "Agree?", true)).route();
    var passed = new PassedGates(password, age, consent, signedLink);
    assertThat(label(route, new PretendedScan().passed(passed))).isEqualTo(label);
  }

  @Test
  void aGateSaysWhatItAsks() {
    assertThat(resolution(new PlannedRoute().access(new Access(null, 18, null, false))))
        .isEqualTo(new Ask(new Gate.MinimumAge(18)));
    assertThat(resolution(new PlannedRoute().access(new Access(null, null, "Agree?", false))))
        .isEqualTo(new Ask(new Gate.Consent("Agree?")));
  }

  @Test
  void expiryComesBeforeAccessAndAccessBeforeRules() {
    PlannedRoute route =
        new PlannedRoute()
            .access(new Access("hash", null, null, false))
            .rule("all", ALWAYS, "https://rule.example/");
    assertThat(resolution(route)).isEqualTo(new Ask(new Gate.Password()));
    assertThat(resolution(route.expires("2026-01-01T00:00:00Z", null)))
        .isEqualTo(new Closed(Closure.EXPIRED));
    assertThat(resolution(route.state(RouteState.PAUSED))).isEqualTo(new Closed(Closure.PAUSED));
  }

  @Test
  void theFirstRuleThatHoldsFires() {
    Route route =
        new PlannedRoute()
            .rule("never", NEVER, "https://a.example/")
            .rule("first", ALWAYS, "https://b.example/")
            .rule("second", ALWAYS, "https://c.example/")
            .split(SPLIT)
            .scheduled("2026-01-01T00:00:00Z", "https://scheduled.example/")
            .route();
    assertThat(RouteEvaluator.evaluate(route, new PretendedScan().context()))
        .isEqualTo(new Evaluation(new Redirect("https://b.example/", 302), "first", null));
  }

  @Test
  void theSplitComesBeforeTheScheduleAndTheScheduleBeforeTheTarget() {
    PlannedRoute route = new PlannedRoute().rule("never", NEVER, "https://a.example/");
    assertThat(evaluation(route)).isEqualTo(to("https://example.com/", null, null));

    route.scheduled("2026-02-01T00:00:00Z", "https://february.example/");
    route.scheduled("2026-03-01T09:00:00Z", "https://march.example/");
    route.scheduled("2026-04-01T00:00:00Z", "https://april.example/");
    assertThat(evaluation(route)).isEqualTo(to("https://march.example/", null, null));

    route.split(SPLIT);
    assertThat(evaluation(route)).isEqualTo(to("https://variant.example/", null, "A"));
  }

  /** The split of a rule stands for that of the code; who is held out of it is in none. */
  @Test
  void aRulesSplitIsNotFollowedByTheCodes() {
    Split heldOut = new Split(Mode.STICKY, 100, SPLIT.factors());
    PlannedRoute route =
        new PlannedRoute()
            .rule("rule", ALWAYS, new Divide(heldOut))
            .split(SPLIT)
            .scheduled("2026-03-01T00:00:00Z", "https://march.example/");
    assertThat(evaluation(route)).isEqualTo(to("https://march.example/", "rule", Split.HOLD_OUT));
  }

  @Test
  void aVariantWithoutATargetLeadsWhereTheCodeLeadsAnyway() {
    Variant only = new Variant("A", 1, null, Map.of("v", "1"));
    Split split = new Split(Mode.STICKY, 0, List.of(new Factor("", List.of(only))));
    assertThat(evaluation(new PlannedRoute().split(split)))
        .isEqualTo(to("https://example.com/?v=1", null, "A"));
  }

  @Test
  void aRedirectHasItsStatusCode() {
    assertThat(resolution(new PlannedRoute().redirect(308, Map.of(), false)))
        .isEqualTo(new Redirect("https://example.com/", 308));
  }

  /** Most routes are plain; the server asks nothing of a scan that they do not need. */
  @Test
  void aPlainRouteAsksNothingOfTheScan() {
    Route route =
        Route.plain("code_1", "ws_1", 7, RouteState.ACTIVE, new WebTarget("https://a.example/"));
    ScanContext silent =
        (ScanContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScanContext.class},
                (_, method, _) -> {
                  throw new AssertionError("asked for " + method.getName());
                });
    assertThat(RouteEvaluator.evaluate(route, silent))
        .isEqualTo(to("https://a.example/", null, null));
  }

  private static final Condition ALWAYS = new All(List.of());
  private static final Condition NEVER = new Any(List.of());
  private static final Split SPLIT =
      new Split(
          Mode.STICKY,
          0,
          List.of(
              new Factor(
                  "",
                  List.of(
                      new Variant("A", 1, new WebTarget("https://variant.example/"), Map.of())))));

  private static Evaluation to(String location, @Nullable String rule, @Nullable String variant) {
    return new Evaluation(new Redirect(location, 302), rule, variant);
  }

  private static Evaluation evaluation(PlannedRoute route) {
    return RouteEvaluator.evaluate(route.route(), new PretendedScan().context());
  }

  private static Resolution resolution(PlannedRoute route) {
    return evaluation(route).resolution();
  }

  private static String label(Route route, PretendedScan scan) {
    return RouteEvaluator.evaluate(route, scan.context()).resolution().label();
  }

  private static Route route(
      RouteState state, Target target, @Nullable Instant expiresAt, @Nullable String fallback) {
    return new Route(
        "code_1", "ws_1", 7, state, target, expiresAt, fallback, null, RoutePlan.PLAIN);
  }
}
