package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RuleReview.Finding;
import dev.waypost.routing.RuleReview.Kind;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.Between;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemVersion;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Whatever the review says is so: rules over a few values are reviewed, and many scans with those
 * values are evaluated.
 */
class RuleReviewPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Property(tries = 400)
  void aRuleOfWhichTheReviewSaysSoNeverFires(
      @ForAll @Size(min = 1, max = 4) List<@From("conditions") Condition> conditions,
      @ForAll @Size(60) List<@From("scans") GivenContext> scans) {
    Route route = route(conditions);
    List<Finding> findings = RuleReview.of(route.plan(), NOW);
    if (findings.isEmpty()) {
      return;
    }
    Set<String> dead = new HashSet<>();
    Set<String> never = new HashSet<>();
    for (Finding finding : findings) {
      dead.add(String.valueOf(finding.rule()));
      if (finding.kind() == Kind.NEVER_MATCHES) {
        never.add(String.valueOf(finding.rule()));
      }
    }
    for (GivenContext scan : scans) {
      Explanation explanation = RouteEvaluator.explain(route, scan);
      assertThat(dead).doesNotContain(String.valueOf(explanation.evaluation().rule()));
      explanation.rules().stream()
          .filter(rule -> never.contains(rule.rule()))
          .forEach(rule -> assertThat(rule.when().holds()).isFalse());
    }
  }

  /** The other way round, for conditions on one thing: what no scan does is found. */
  @Property(tries = 500)
  void aPairOfSimpleRulesIsJudgedExactly(
      @ForAll("simple") Condition first, @ForAll("simple") Condition second) {
    Route route = route(List.of(first, second));
    Set<String> firing = new HashSet<>();
    for (String country : List.of("DE", "AT", "FR", "")) {
      for (Device device : Device.values()) {
        for (long number = 1; number <= 6; number++) {
          PretendedScan scan =
              new PretendedScan()
                  .from(country.isEmpty() ? null : country, null)
                  .device(device)
                  .number(number);
          firing.add(String.valueOf(RouteEvaluator.evaluate(route, scan.context()).rule()));
        }
      }
    }
    assertThat(RuleReview.of(route.plan(), NOW).stream().map(Finding::rule))
        .containsExactlyInAnyOrderElementsOf(
            List.of("rule-1", "rule-2").stream().filter(rule -> !firing.contains(rule)).toList());
  }

  private static Route route(List<Condition> conditions) {
    PlannedRoute route = new PlannedRoute();
    for (int i = 0; i < conditions.size(); i++) {
      route.rule("rule-" + (i + 1), conditions.get(i), "https://a.example/");
    }
    return route.route();
  }

  @Provide
  Arbitrary<Condition> simple() {
    Arbitrary<Condition> leaves =
        Arbitraries.oneOf(
            Arbitraries.of("DE", "AT").set().ofMaxSize(2).map(CountryIs::new),
            Arbitraries.of(Device.class).set().map(DeviceIs::new),
            Combinators.combine(
                    Arbitraries.longs().between(1, 4),
                    Arbitraries.longs().between(1, 4).injectNull(0.2))
                .as(ScanNumber::new));
    return Arbitraries.oneOf(
        leaves, leaves.map(Not::new), leaves.list().ofMaxSize(2).map(All::new));
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return conditions(3);
  }

  private static Arbitrary<Condition> conditions(int depth) {
    if (depth == 1) {
      return leaves();
    }
    Arbitrary<Condition> inner = conditions(depth - 1);
    return Arbitraries.oneOf(
        leaves(),
        inner.list().ofMaxSize(3).map(All::new),
        inner.list().ofMaxSize(3).map(Any::new),
        inner.map(Not::new));
  }

  private static Arbitrary<Condition> leaves() {
    Arbitrary<Version> versions = Arbitraries.of(16, 17, 18).map(major -> new Version(major, 0, 0));
    Arbitrary<Instant> instants = Arbitraries.of(-1, 0, 1, 2).map(RuleReviewPropertiesTest::hour);
    Arbitrary<LocalTime> times = Arbitraries.of(0, 11, 12, 13, 14).map(h -> LocalTime.of(h, 0));
    return Arbitraries.oneOf(
        Arbitraries.of(Device.class).set().map(DeviceIs::new),
        Combinators.combine(versions.injectNull(0.3), versions.injectNull(0.3))
            .as(SystemVersion::new),
        Arbitraries.of("DE", "AT").set().ofMaxSize(2).map(CountryIs::new),
        Arbitraries.of("DE-BY", "DE-NW", "AT-1", "BY").set().ofMaxSize(2).map(RegionIs::new),
        Arbitraries.of("de", "de-at", "en", "de-at-1996").list().ofMaxSize(2).map(LanguageIs::new),
        Combinators.combine(instants.injectNull(0.3), instants.injectNull(0.3)).as(Between::new),
        Combinators.combine(
                Arbitraries.of("UTC", "Europe/Berlin").map(ZoneId::of),
                Arbitraries.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY)
                    .set()
                    .ofMaxSize(3),
                times,
                times)
            .as(Hours::new),
        Combinators.combine(Arbitraries.of("a", "b"), Arbitraries.of("1", "2").set().ofMaxSize(2))
            .as(QueryHas::new),
        Arbitraries.of("x.example", "a.x.example", "y.example")
            .set()
            .ofMaxSize(2)
            .map(ReferrerIs::new),
        Combinators.combine(
                Arbitraries.longs().between(1, 4),
                Arbitraries.longs().between(1, 4).injectNull(0.2))
            .as(ScanNumber::new),
        Arbitraries.of(0.0, 25.0, 50.0, 100.0).map(Share::new));
  }

  @Provide
  Arbitrary<GivenContext> scans() {
    return Combinators.combine(
            Arbitraries.of(Device.class),
            Arbitraries.of(16, 17, 18).map(major -> new Version(major, 0, 0)).injectNull(0.2),
            Arbitraries.of("DE", "AT", "FR").injectNull(0.2),
            Arbitraries.of("BY", "NW", "1").injectNull(0.2),
            Arbitraries.of("de", "de-AT", "de-AT-1996", "en").injectNull(0.2),
            Arbitraries.of("a=1", "a=2", "a=1&a=2&b", "b=1").injectNull(0.2),
            Arbitraries.of("x.example", "a.x.example", "b.a.x.example", "y.example")
                .injectNull(0.2),
            Combinators.combine(
                    Arbitraries.integers().between(0, 47),
                    Arbitraries.longs().between(1, 5),
                    Arbitraries.longs())
                .as((hours, number, bucket) -> new long[] {hours, number, bucket}))
        .as((device, version, country, region, language, query, referrer, numbers) ->
            new PretendedScan()
                .device(device)
                .system(OperatingSystem.IOS, version)
                .from(country, region)
                .language(language)
                .query(query)
                .referrer(referrer)
                .at(hour((int) numbers[0]).toString())
                .number(numbers[1])
                .bucket(numbers[2])
                .context())
        .withoutEdgeCases();
  }

  private static Instant hour(int hours) {
    return NOW.plusSeconds(3_600L * hours);
  }
}
