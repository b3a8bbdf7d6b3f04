package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Explanation.Expiry;
import dev.waypost.routing.Explanation.Outcome;
import dev.waypost.routing.Explanation.RuleVerdict;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Divide;
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
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.Condition.SystemVersion;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Condition GERMAN = new CountryIs(Set.of("DE"));
  private static final Condition PHONE = new DeviceIs(Set.of(Device.PHONE));

  private static final GivenContext SCAN =
      new PretendedScan()
          .at("2026-03-01T09:00:00Z")
          .device(Device.TABLET)
          .system(OperatingSystem.IOS, new Version(17, 4, 1))
          .from("DE", "BY")
          .language("de-AT,en;q=0.5")
          .query("source=poster&vip&source=flyer")
          .referrer("l.instagram.com")
          .number(7)
          .context();

  @Test
  void everyRuleSaysWhatBecameOfIt() {
    Route route =
        new PlannedRoute()
            .rule("phones", new All(List.of(GERMAN, new Any(List.of(PHONE)))), "https://a.example/")
            .rule("germans", GERMAN, "https://b.example/")
            .rule("tablets", new DeviceIs(Set.of(Device.TABLET)), "https://c.example/")
            .rule("phones again", PHONE, "https://d.example/")
            .route();
    List<RuleVerdict> rules = RouteEvaluator.explain(route, SCAN).rules();
    assertThat(rules)
        .extracting(RuleVerdict::rule)
        .containsExactly("phones", "germans", "tablets", "phones again");
    assertThat(rules)
        .extracting(RuleVerdict::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FIRED, Outcome.NOT_REACHED, Outcome.NOT_REACHED);
    assertThat(rules)
        .extracting(rule -> rule.when().holds())
        .containsExactly(false, true, true, false);

    ConditionVerdict phones = rules.getFirst().when();
    assertThat(phones.parts()).extracting(ConditionVerdict::holds).containsExactly(true, false);
    assertThat(phones.cause().condition()).isEqualTo(new Any(List.of(PHONE)));
    assertThat(phones.cause().parts().getFirst().had()).containsExactly("tablet");
  }

  @Test
  void aConditionSaysWhatTheScanHad() {
    assertThat(had(PHONE)).containsExactly("tablet");
    assertThat(had(new SystemIs(Set.of()))).containsExactly("ios");
    assertThat(had(new SystemVersion(null, null))).containsExactly("17.4.1");
    assertThat(had(GERMAN)).containsExactly("DE");
    assertThat(had(new RegionIs(Set.of()))).containsExactly("DE-BY");
    assertThat(had(new LanguageIs(List.of("fr")))).containsExactly("de-AT");
    assertThat(had(new Between(null, Instant.EPOCH))).containsExactly("2026-03-01T09:00:00Z");
    assertThat(
            had(new Hours(ZoneId.of("Asia/Kolkata"), Set.of(), LocalTime.MIDNIGHT, LocalTime.NOON)))
        .containsExactly("sunday 14:30");
    assertThat(had(new QueryHas("source", Set.of("x")))).containsExactly("poster", "flyer");
    assertThat(had(new QueryHas("vip", Set.of("x")))).containsExactly("");
    assertThat(had(new QueryHas("other", Set.of()))).isEmpty();
    assertThat(had(new ReferrerIs(Set.of()))).containsExactly("l.instagram.com");
    assertThat(had(new ScanNumber(1, 3L))).containsExactly("7");
    assertThat(had(new Share(10))).containsExactly("91.24");
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    GivenContext unknown = GivenContext.at(Instant.EPOCH);
    for (Condition condition :
        List.of(
            new SystemVersion(null, null),
            GERMAN,
            new RegionIs(Set.of()),
            new LanguageIs(List.of()),
            new QueryHas("source", Set.of()),
            new ReferrerIs(Set.of()))) {
      assertThat(had(condition, unknown)).isEmpty();
    }
  }

  @Test
  void theStepsBeforeTheRulesSayWhetherTheyDecided() {
    PlannedRoute route = new PlannedRoute().rule("germans", GERMAN, "https://b.example/");

    Explanation paused = RouteEvaluator.explain(route.state(RouteState.PAUSED).route(), SCAN);
    assertThat(paused.state()).isEqualTo(RouteState.PAUSED);
    assertThat(paused.rules().getFirst().outcome()).isEqualTo(Outcome.NOT_REACHED);
    assertThat(paused.rules().getFirst().when().holds()).isTrue();

    route.state(RouteState.ACTIVE).access(new Access("hash", null, null, false));
    Explanation asked = RouteEvaluator.explain(route.route(), SCAN);
    assertThat(asked.gate()).isEqualTo(new Gate.Password());
    assertThat(asked.expiry()).isNull();
    assertThat(asked.rules().getFirst().outcome()).isEqualTo(Outcome.NOT_REACHED);

    Explanation spent = RouteEvaluator.explain(route.expires(null, 6L).route(), SCAN);
    assertThat(spent.expiry()).isEqualTo(Expiry.SCANS);
    assertThat(spent.gate()).isNull();
    Explanation over =
        RouteEvaluator.explain(route.expires("2026-03-01T09:00:00Z", 6L).route(), SCAN);
    assertThat(over.expiry()).isEqualTo(Expiry.TIME);
  }

  @Test
  void theStepsAfterTheRulesSayWhetherTheyWereFollowed() {
    Split parameters = split(null);
    Split targets = split(new Target.WebTarget("https://variant.example/"));
    PlannedRoute route =
        new PlannedRoute().scheduled("2026-01-01T00:00:00Z", "https://january.example/");
    assertThat(RouteEvaluator.explain(route.route(), SCAN).scheduled()).isNotNull();
    assertThat(RouteEvaluator.explain(route.route(), SCAN).split()).isNull();

    Explanation both = RouteEvaluator.explain(route.split(parameters).route(), SCAN);
    assertThat(both.split()).isEqualTo(parameters);
    assertThat(both.scheduled()).isNotNull();

    Explanation variant = RouteEvaluator.explain(route.split(targets).route(), SCAN);
    assertThat(variant.split()).isEqualTo(targets);
    assertThat(variant.scheduled()).isNull();

    Explanation divided =
        RouteEvaluator.explain(route.rule("germans", GERMAN, new Divide(parameters)).route(), SCAN);
    assertThat(divided.split()).isEqualTo(parameters);
    assertThat(divided.scheduled()).isNotNull();

    Explanation led =
        RouteEvaluator.explain(
            new PlannedRoute()
                .rule("germans", GERMAN, "https://b.example/")
                .split(targets)
                .scheduled("2026-01-01T00:00:00Z", "https://january.example/")
                .route(),
            SCAN);
    assertThat(led.split()).isNull();
    assertThat(led.scheduled()).isNull();
  }

  @Property
  void theStepsAgreeWithTheEvaluation(
      @ForAll("routes") Route route, @ForAll("scans") GivenContext scan) {
    Explanation explanation = RouteEvaluator.explain(route, scan);
    Evaluation evaluation = RouteEvaluator.evaluate(route, scan);
    assertThat(explanation.evaluation()).isEqualTo(evaluation);

    boolean isClosed =
        evaluation.resolution() instanceof Closed || evaluation.resolution() instanceof Fallback;
    assertThat(explanation.state() != RouteState.ACTIVE || explanation.expiry() != null)
        .isEqualTo(isClosed);
    assertThat(explanation.gate() != null)
        .isEqualTo(evaluation.resolution() instanceof Resolution.Ask);
    assertThat(explanation.rules()).hasSameSizeAs(route.plan().rules());
    assertThat(fired(explanation)).isEqualTo(evaluation.rule());
    assertThat(explanation.split() != null).isEqualTo(evaluation.variant() != null);
    explanation.rules().forEach(rule -> assertAgrees(rule.when(), scan, rule.rule()));
  }

  private static void assertAgrees(ConditionVerdict verdict, GivenContext scan, String rule) {
    List<ConditionVerdict> parts = verdict.parts();
    boolean holds =
        switch (verdict.condition()) {
          case All _ -> parts.stream().allMatch(ConditionVerdict::holds);
          case Any _ -> parts.stream().anyMatch(ConditionVerdict::holds);
          case Not _ -> !parts.getFirst().holds();
          case Condition leaf -> Conditions.hold(leaf, rule, new Facts(scan));
        };
    assertThat(verdict.holds()).isEqualTo(holds);
    parts.forEach(part -> assertAgrees(part, scan, rule));
  }

  private static @Nullable String fired(Explanation explanation) {
    return explanation.rules().stream()
        .filter(rule -> rule.outcome() == Outcome.FIRED)
        .map(RuleVerdict::rule)
        .findFirst()
        .orElse(null);
  }

  private static List<String> had(Condition condition) {
    return had(condition, SCAN);
  }

  private static List<String> had(Condition condition, GivenContext scan) {
    Route route = new PlannedRoute().rule("rule-1", condition, "https://a.example/").route();
    return RouteEvaluator.explain(route, scan).rules().getFirst().when().had();
  }

  private static Split split(@Nullable Target target) {
    Variant variant = new Variant("A", 1, target, Map.of("v", "1"));
    return new Split(Mode.STICKY, 0, List.of(new Factor("", List.of(variant))));
  }

  /** Few words, so that conditions and scans meet; names of rules must differ. */
  @Provide
  Arbitrary<Route> routes() {
    return new RouteArbitraries(Arbitraries.of("de", "DE", "BY", "DE-BY", "a", "b"))
        .routes()
        .filter(route ->
            route.plan().rules().stream().map(rule -> rule.name()).distinct().count()
                == route.plan().rules().size());
  }

  @Provide
  Arbitrary<GivenContext> scans() {
    return Combinators.combine(
            Arbitraries.of(Device.class),
            Arbitraries.of(OperatingSystem.class),
            Arbitraries.of("de", "DE", "a").injectNull(0.2),
            Arbitraries.of("a=b", "b=DE&a", "de=de").injectNull(0.2),
            Arbitraries.longs().between(1, 5),
            Arbitraries.longs(),
            Arbitraries.doubles().between(0, 0.99),
            Arbitraries.of(true, false).list().ofSize(4))
        .as((device, system, word, query, number, bucket, draw, passed) ->
            new PretendedScan()
                .device(device)
                .system(system, new Version(300, 0, 0))
                .from(word == null ? null : "DE", word)
                .language(word)
                .query(query)
                .referrer(word)
                .number(number)
                .bucket(bucket)
                .draw(draw)
                .passed(new PassedGates(passed.get(0), passed.get(1), passed.get(2), passed.get(3)))
                .context());
  }
}
