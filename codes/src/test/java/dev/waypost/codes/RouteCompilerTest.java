package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.rules.PlanAddresses;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.Content;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCompilerTest {
  private final Domain domain = Samples.domain();
  private final Code code = Samples.dynamicCode(Samples.workspace().id(), domain, "Menu");

  @Test
  void aRouteHoldsWhatAScanNeeds() {
    assertThat(RouteCompiler.compile(code, 42))
        .contains(
            new RouteChange(
                42,
                new RouteAddress(domain.id(), "Menu"),
                new Route(
                    code.id().value(),
                    code.workspace().value(),
                    42,
                    RouteState.ACTIVE,
                    new WebTarget("https://example.com/a"),
                    code.expiresAt(),
                    "https://example.com/over",
                    null,
                    RoutePlan.PLAIN)));
  }

  @Test
  void aStaticCodeHasNoRoute() {
    assertThat(RouteCompiler.compile(Samples.staticCode(code.workspace()), 42)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, DRAFT",
    "ACTIVE, ACTIVE",
    "PAUSED, PAUSED",
    "ARCHIVED, RETIRED",
    "RETIRED, RETIRED",
    "DELETED, RETIRED",
  })
  void aStatusDecidesTheStateOfTheRoute(CodeStatus status, RouteState state) {
    assertThat(compiled(code.withStatus(status)).state()).isEqualTo(state);
  }

  @Test
  void addressesAreReadyForALocationHeader() {
    Code written =
        CodeRules.apply(
            new CodePatch(
                Change.to(new UrlContent("HTTPS://münchen.example/Käse")),
                Change.keep(),
                Change.keep(),
                style -> style,
                Change.to(null),
                Change.to("https://例え.テスト/ü"),
                PlanPatch.NONE,
                DescriptionPatch.NONE),
            code,
            new Domains(List.of(domain)),
            (password, _) -> password);

    Route route = compiled(written);
    assertThat(route.target()).isEqualTo(new WebTarget("https://xn--mnchen-3ya.example/K%C3%A4se"));
    assertThat(route.fallback()).isEqualTo("https://xn--r8jz45g.xn--zckzah/%C3%BC");
    assertThat(route.expiresAt()).isNull();
  }

  @Test
  void aTextIsShownAsItIs() {
    Content text = new TextContent("Grüße\n<b>");
    Code shown =
        CodeRules.apply(
            CodePatch.content(text), code, new Domains(List.of(domain)), (password, _) -> password);
    assertThat(compiled(shown).target()).isEqualTo(new TextTarget("Grüße\n<b>"));
  }

  @Test
  void addressesOfAPlanAreReadyForALocationHeader() {
    var destination = Map.of("destination", "https://münchen.example/ü");
    RoutePlan plan =
        plan(
            Map.of(
                "rules",
                List.of(
                    Map.of("when", Map.of(), "then", destination),
                    Map.of(
                        "when",
                        Map.of(),
                        "then",
                        Map.of(
                            "app",
                            Map.of("link", "shop://7", "fallback", "https://münchen.example/ü"))),
                    Map.of(
                        "when",
                        Map.of(),
                        "then",
                        Map.of(
                            "variants",
                            List.of(
                                Map.of("name", "A", "destination", "https://münchen.example/ü"))))),
                "variants",
                List.of(Map.of("name", "A", "destination", "https://münchen.example/ü")),
                "schedule",
                List.of(
                    Map.of(
                        "from",
                        "2026-03-01T00:00:00Z",
                        "destination",
                        "https://münchen.example/ü"))));

    RoutePlan compiled = compiled(code.withPlan(plan)).plan();

    assertThat(PlanAddresses.changed(RoutePlan.PLAIN, compiled).values())
        .hasSize(5)
        .containsOnly("https://xn--mnchen-3ya.example/%C3%BC");
    assertThat(PlanForm.shown(compiled).toString().replace("xn--mnchen-3ya", "münchen"))
        .isEqualTo(PlanForm.shown(plan).toString().replace("/ü", "/%C3%BC"));
  }

  /** However deep conditions are nested, a route can be written as bytes and read again. */
  @Test
  void theDeepestConditionsFitIntoARoute() {
    Map<String, Object> when = Map.of("os", "ios", "device", "phone");
    for (int level = 1; level < 8; level++) {
      when = Map.of("all", List.of(when));
    }
    var rule = Map.of("when", when, "then", Map.of("destination", "https://example.com/x"));
    Route route = compiled(code.withPlan(plan(Map.of("rules", List.of(rule)))));
    assertThat(RouteCodec.decode(RouteCodec.encode(route))).isEqualTo(route);
  }

  @Test
  void aRouteSaysInWhichGroupItsCodeLies() {
    GroupId group = new GroupId("grp_" + Samples.IDS.next());
    Description description = code.description();
    Code filed =
        code.withDescription(
            new Description(
                description.notes(),
                group,
                description.tags(),
                description.metadata(),
                description.externalId(),
                description.owner(),
                description.unitsDistributed()));
    assertThat(compiled(filed).groupId()).isEqualTo(group.value());
  }

  private static RoutePlan plan(Map<String, Object> fields) {
    return PlanForm.read(new LinkedHashMap<>(fields))
        .applyTo(RoutePlan.PLAIN, (password, _) -> password);
  }

  private static Route compiled(Code code) {
    return RouteCompiler.compile(code, 1).orElseThrow().route();
  }
}
