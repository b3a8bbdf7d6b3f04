package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.payload.Content;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.util.List;
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
                DescriptionPatch.NONE),
            code,
            new Domains(List.of(domain)));

    Route route = compiled(written);
    assertThat(route.target()).isEqualTo(new WebTarget("https://xn--mnchen-3ya.example/K%C3%A4se"));
    assertThat(route.fallback()).isEqualTo("https://xn--r8jz45g.xn--zckzah/%C3%BC");
    assertThat(route.expiresAt()).isNull();
  }

  @Test
  void aTextIsShownAsItIs() {
    Content text = new TextContent("Grüße\n<b>");
    Code shown = CodeRules.apply(CodePatch.content(text), code, new Domains(List.of(domain)));
    assertThat(compiled(shown).target()).isEqualTo(new TextTarget("Grüße\n<b>"));
  }

  private static Route compiled(Code code) {
    return RouteCompiler.compile(code, 1).orElseThrow().route();
  }
}
