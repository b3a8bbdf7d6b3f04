package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
      case ShowText _, Resolution.OpenApp _, Resolution.Ask _ ->
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

  private static Route route(
      RouteState state, Target target, @Nullable Instant expiresAt, @Nullable String fallback) {
    return new Route(
        "code_1", "ws_1", 7, state, target, expiresAt, fallback, null, RoutePlan.PLAIN);
  }
}
