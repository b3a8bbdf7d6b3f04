package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Target.WebTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupFallbacksTest {

  /** The code's own, then the group's, then the domain's, then a page. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DRAFT,   https://code.example, grp_1, https://group.example, https://domain.example, -
          PAUSED,  https://code.example, grp_1, https://group.example, https://domain.example, https://code.example
          PAUSED,  -,                    grp_1, https://group.example, https://domain.example, https://group.example
          PAUSED,  -,                    grp_2, https://group.example, https://domain.example, -
          PAUSED,  -,                    -,     https://group.example, https://domain.example, -
          RETIRED, https://code.example, grp_1, https://group.example, https://domain.example, https://code.example
          RETIRED, -,                    grp_1, https://group.example, https://domain.example, https://group.example
          RETIRED, -,                    grp_2, https://group.example, https://domain.example, https://domain.example
          RETIRED, -,                    -,     https://group.example, https://domain.example, https://domain.example
          RETIRED, -,                    -,     https://group.example, -,                      -
          """)
  void aClosedCodeLeadsToTheNearestFallback(
      RouteState state,
      @Nullable String ofCode,
      @Nullable String groupId,
      String ofGroup,
      @Nullable String ofDomain,
      @Nullable String expected) {
    Route route =
        new Route(
            "code_1",
            "ws_1",
            7,
            state,
            new WebTarget("https://example.com/"),
            null,
            ofCode,
            groupId,
            RoutePlan.PLAIN);
    GroupFallbacks groups = new GroupFallbacks(Map.of("grp_1", ofGroup));
    DomainFallbacks domain = new DomainFallbacks(null, null, ofDomain);

    Evaluation evaluation = RouteEvaluator.evaluate(route, new PretendedScan().context());
    Resolution resolution = domain.applyTo(groups.applyTo(route, evaluation.resolution()));

    Closure closure = Closure.valueOf(state.name());
    assertThat(resolution)
        .isEqualTo(expected == null ? new Closed(closure) : new Fallback(expected, closure));
  }

  @ParameterizedTest
  @CsvSource({"grp_1", "grp_2"})
  void anOpenCodeLeadsToItsTarget(String groupId) {
    Route route =
        new Route(
            "code_1",
            "ws_1",
            7,
            RouteState.ACTIVE,
            new WebTarget("https://example.com/"),
            null,
            null,
            groupId,
            RoutePlan.PLAIN);
    Resolution resolution =
        RouteEvaluator.evaluate(route, new PretendedScan().context()).resolution();
    assertThat(
            new GroupFallbacks(Map.of("grp_1", "https://group.example")).applyTo(route, resolution))
        .isEqualTo(resolution);
  }
}
