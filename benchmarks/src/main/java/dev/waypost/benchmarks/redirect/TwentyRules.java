package dev.waypost.benchmarks.redirect;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.Between;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Rule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rules of all kinds, of which the last one holds for a phone whose owner reads German. */
final class TwentyRules {
  private static final WebTarget ELSEWHERE = new WebTarget("https://elsewhere.example.com/");

  private TwentyRules() {}

  static List<Rule> leadingTo(String destination) {
    List<Condition> nineteen =
        List.of(
            new DeviceIs(EnumSet.of(Device.DESKTOP)),
            new DeviceIs(EnumSet.of(Device.TABLET)),
            new SystemIs(EnumSet.of(OperatingSystem.WINDOWS)),
            new SystemIs(EnumSet.of(OperatingSystem.MACOS, OperatingSystem.LINUX)),
            new CountryIs(Set.of("FR", "BE", "LU")),
            new CountryIs(Set.of("US")),
            new RegionIs(Set.of("DE-BY", "DE-BW")),
            new LanguageIs(List.of("fr")),
            new LanguageIs(List.of("pt-br", "pt")),
            new LanguageIs(List.of("ja")),
            new Between(
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-02-01T00:00:00Z")),
            new Between(Instant.parse("2090-01-01T00:00:00Z"), null),
            new Hours(
                ZoneId.of("Europe/Berlin"),
                EnumSet.noneOf(DayOfWeek.class),
                LocalTime.of(22, 0),
                LocalTime.of(2, 0)),
            new QueryHas("source", Set.of("poster")),
            new QueryHas("vip", Set.of()),
            new ReferrerIs(Set.of("instagram.com", "facebook.com")),
            new ReferrerIs(Set.of("example.org")),
            new Share(0),
            new Condition.All(
                List.of(
                    new LanguageIs(List.of("de")),
                    new Condition.Not(new DeviceIs(EnumSet.of(Device.PHONE))))));
    var rules = new ArrayList<Rule>();
    for (Condition condition : nineteen) {
      rules.add(new Rule("rule-" + (rules.size() + 1), condition, new Action.Lead(ELSEWHERE)));
    }
    rules.add(
        new Rule(
            "rule-20",
            new Condition.All(
                List.of(new DeviceIs(EnumSet.of(Device.PHONE)), new LanguageIs(List.of("de")))),
            new Action.Lead(new WebTarget(destination))));
    return List.copyOf(rules);
  }
}
