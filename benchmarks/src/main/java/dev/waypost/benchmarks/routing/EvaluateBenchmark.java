package dev.waypost.benchmarks.routing;

import dev.waypost.routing.Evaluation;
import dev.waypost.routing.GivenContext;
import dev.waypost.routing.Location;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One scan of a code with 20 rules of every kind, of which only the last holds. */
@State(Scope.Benchmark)
public class EvaluateBenchmark {
  private static final int RULES = 20;

  private final Route ruled = route(new ArrayList<>(rules()));
  private final Route plain = route(List.of());
  private final GivenContext scan =
      new GivenContext(
          Instant.parse("2026-03-01T09:00:00Z"),
          Device.PHONE,
          OperatingSystem.IOS,
          new Version(17, 4, 1),
          new Location("DE", "BY", null),
          "de-AT,de;q=0.9,en;q=0.5",
          "source=poster",
          "l.instagram.com",
          1_000,
          0x0011_2233_4455_6677L,
          0.25,
          PassedGates.NONE);

  /** With 20 rules. */
  @Benchmark
  public Evaluation waypost() {
    return RouteEvaluator.evaluate(ruled, scan);
  }

  /** Without any. */
  @Benchmark
  public Evaluation plain() {
    return RouteEvaluator.evaluate(plain, scan);
  }

  private static Route route(List<Rule> rules) {
    return new Route(
        "code_1",
        "ws_1",
        1,
        RouteState.ACTIVE,
        new WebTarget("https://example.com/"),
        null,
        null,
        null,
        new RoutePlan(
            Access.OPEN, List.copyOf(rules), null, List.of(), RedirectOptions.DEFAULT, null));
  }

  private static List<Rule> rules() {
    List<Condition> failing =
        List.of(
            new DeviceIs(Set.of(Device.DESKTOP, Device.TABLET)),
            new SystemIs(Set.of(OperatingSystem.ANDROID)),
            new CountryIs(Set.of("AT", "CH", "FR")),
            new RegionIs(Set.of("DE-BE", "DE-NW")),
            new LanguageIs(List.of("en", "fr", "it")),
            new Hours(
                ZoneId.of("Europe/Berlin"),
                Set.of(DayOfWeek.SUNDAY),
                LocalTime.of(22, 0),
                LocalTime.of(2, 0)),
            new QueryHas("source", Set.of("flyer", "banner")),
            new ReferrerIs(Set.of("facebook.com", "t.co")),
            new ScanNumber(1, 100L),
            new Share(1));
    List<Rule> rules = new ArrayList<>();
    while (rules.size() < RULES - 1) {
      Condition condition = failing.get(rules.size() % failing.size());
      rules.add(rule(rules.size(), new All(List.of(condition))));
    }
    rules.add(rule(RULES, new All(List.of())));
    return rules;
  }

  private static Rule rule(int number, Condition when) {
    return new Rule(
        "rule-" + number, when, new Lead(new WebTarget("https://example.com/" + number)));
  }
}
