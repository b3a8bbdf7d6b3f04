package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waypost.routing.RuleReview.Finding;
import dev.waypost.routing.RuleReview.Kind;
import dev.waypost.routing.UserAgent.Device;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleReviewTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3_600);

  private static final Condition ALWAYS = new All(List.of());
  private static final Condition GERMANY = new CountryIs(Set.of("DE"));
  private static final Condition GERMAN_SPEAKING = new CountryIs(Set.of("DE", "AT", "CH"));
  private static final Condition PHONE = new DeviceIs(Set.of(Device.PHONE));

  @Test
  void conditionsThatNoScanMeetsAreFound() {
    assertNever(
        new SystemVersion(new Version(18, 0, 0), new Version(16, 0, 0)),
        "its os_version ends before it begins");
    assertNever(new ScanNumber(10, 5L), "its scans end before they begin");
    assertNever(new Between(LATER, LATER), "its dates end before they begin");
    assertNever(new Between(null, NOW), "its dates are over since 2026-03-01T00:00:00Z");
    assertNever(new Share(0), "its share is 0 percent");
    assertNever(
        new Hours(ZoneId.of("UTC"), Set.of(), LocalTime.MIDNIGHT, LocalTime.NOON),
        "its time names no weekday");
    assertNever(new CountryIs(Set.of()), "its country has no value that a scan can have");
    assertNever(new RegionIs(Set.of("BY")), "its region has no value that a scan can have");
    assertNever(new Any(List.of()), "what stands in its any cannot be");
    assertNever(new Not(ALWAYS), "what stands in its not cannot be");
    assertNever(new Not(new DeviceIs(Set.of(Device.values()))), "what stands in its not cannot be");
    assertNever(
        new All(List.of(PHONE, new All(List.of(GERMANY, new ScanNumber(10, 5L))))),
        "its scans end before they begin");
  }

  @Test
  void conditionsThatExcludeEachOtherAreFound() {
    assertExclude("device", PHONE, new DeviceIs(Set.of(Device.DESKTOP)));
    assertExclude("country", GERMANY, new CountryIs(Set.of("FR")));
    assertExclude("country and region", new CountryIs(Set.of("FR")), new RegionIs(Set.of("DE-BY")));
    assertExclude(
        "language", new LanguageIs(List.of("de")), new LanguageIs(List.of("en", "fr-ch")));
    assertExclude(
        "language and not",
        new LanguageIs(List.of("de-at")),
        new Not(new LanguageIs(List.of("de"))));
    assertExclude(
        "referrer", new ReferrerIs(Set.of("a.example")), new ReferrerIs(Set.of("b.example")));
    assertExclude("date", new Between(null, LATER), new Between(LATER, null));
    assertExclude("scans", new ScanNumber(1, 10L), new ScanNumber(11, null));
    assertExclude("share and not", new Share(20), new Not(new Share(30)));
    assertExclude(
        "time",
        hours("UTC", DayOfWeek.MONDAY, "22:00", "02:00"),
        hours("UTC", DayOfWeek.TUESDAY, "02:00", "22:00"));
    assertExclude(
        "query and not",
        new QueryHas("a", Set.of("1")),
        new Not(new QueryHas("a", Set.of("1", "2"))));
    assertExclude(
        "query and not", new QueryHas("a", Set.of()), new Not(new QueryHas("a", Set.of())));
    assertNever(
        new All(
            List.of(
                new Any(List.of(PHONE, GERMANY)),
                new DeviceIs(Set.of(Device.DESKTOP)),
                new CountryIs(Set.of("FR")))),
        "its conditions exclude each other");
  }

  /** A query has a parameter twice, an unknown language is not one of these, zones differ. */
  @Test
  void conditionsThatOnlySeemToExcludeEachOtherAreLeftAlone() {
    assertNothing(new QueryHas("a", Set.of("1")), new QueryHas("a", Set.of("2")));
    assertNothing(new QueryHas("a", Set.of()), new Not(new QueryHas("a", Set.of("1"))));
    assertNothing(new Not(GERMANY), new Not(new Not(new Not(GERMAN_SPEAKING))));
    assertNothing(new LanguageIs(List.of("de")), new Not(new LanguageIs(List.of("de-at"))));
    assertNothing(
        hours("UTC", DayOfWeek.MONDAY, "22:00", "02:00"),
        hours("UTC", DayOfWeek.TUESDAY, "01:00", "22:00"));
    assertNothing(
        hours("UTC", DayOfWeek.SUNDAY, "22:00", "02:00"),
        hours("UTC", DayOfWeek.MONDAY, "00:00", "01:00"));
    assertNothing(
        hours("UTC", DayOfWeek.MONDAY, "09:00", "10:00"),
        hours("Asia/Tokyo", DayOfWeek.MONDAY, "18:00", "19:00"));
    assertNothing(new SystemIs(Set.of(OperatingSystem.IOS)), new SystemVersion(null, null));
    assertNothing(new Share(20), new Not(new Share(10)));
  }

  @Test
  void aRuleBehindOneThatTakesAllItsScansIsFound() {
    assertHidden(ALWAYS, PHONE);
    assertHidden(PHONE, PHONE);
    assertHidden(GERMAN_SPEAKING, GERMANY);
    assertHidden(GERMANY, new RegionIs(Set.of("DE-BY", "DE-NW")));
    assertHidden(GERMANY, new All(List.of(PHONE, GERMANY)));
    assertHidden(new Any(List.of(PHONE, GERMANY)), GERMANY);
    assertHidden(new LanguageIs(List.of("de")), new LanguageIs(List.of("de-at", "de-ch")));
    assertHidden(new ReferrerIs(Set.of("x.example")), new ReferrerIs(Set.of("a.x.example")));
    assertHidden(new ScanNumber(1, 100L), new ScanNumber(5, 10L));
    assertHidden(new Between(NOW.minusSeconds(9), null), PHONE);
    assertHidden(new Share(100), PHONE);
    assertHidden(new QueryHas("a", Set.of()), new QueryHas("a", Set.of("1")));
    assertHidden(
        new Hours(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, LocalTime.NOON),
        PHONE);
    assertHidden(
        hours("UTC", DayOfWeek.MONDAY, "08:00", "18:00"),
        hours("UTC", DayOfWeek.MONDAY, "09:00", "17:00"));
  }

  @Test
  void aRuleThatStillGetsScansIsLeftAlone() {
    assertThat(review(PHONE, ALWAYS)).isEmpty();
    assertThat(review(GERMANY, GERMAN_SPEAKING)).isEmpty();
    assertThat(review(new RegionIs(Set.of("DE-BY")), GERMANY)).isEmpty();
    assertThat(review(new All(List.of(PHONE, GERMANY)), GERMANY)).isEmpty();
    // Each rule draws its own share.
    assertThat(review(new Share(50), new Share(10))).isEmpty();
    assertThat(review(new LanguageIs(List.of("de-at")), new LanguageIs(List.of("de")))).isEmpty();
  }

  @Test
  void severalRulesHideOneTogether() {
    Condition notPhone = new Not(PHONE);
    List<Finding> findings =
        review(GERMANY, PHONE, new ScanNumber(1, 5L), notPhone, GERMAN_SPEAKING);
    assertThat(findings)
        .containsExactly(
            new Finding(
                "rule-5",
                Kind.HIDDEN,
                List.of("rule-2", "rule-4"),
                "The rule “rule-5” never gets a scan: “rule-2”, “rule-4” before it take all that"
                    + " would match."));
  }

  @Test
  void aRuleThatNeverMatchesHidesNothing() {
    assertThat(review(new Any(List.of()), PHONE, PHONE))
        .extracting(Finding::rule, Finding::kind, Finding::hiddenBy)
        .containsExactly(
            tuple("rule-1", Kind.NEVER_MATCHES, List.of()),
            tuple("rule-3", Kind.HIDDEN, List.of("rule-2")));
  }

  @Test
  void splitsWithoutWeightsAreFound() {
    Split weightless = split(0, 0);
    Route route =
        new PlannedRoute()
            .rule("phones", PHONE, new Divide(weightless))
            .rule("germans", GERMANY, new Divide(split(0, 1)))
            .split(weightless)
            .route();
    assertThat(RuleReview.of(route.plan(), NOW))
        .extracting(Finding::sentence)
        .containsExactly(
            "All variants of the rule “phones” have the weight 0, so everybody gets the first.",
            "All variants of the code have the weight 0, so everybody gets the first.");
  }

  /** Alternatives multiply; the review gives up on them and is done soon. */
  @Test
  void manyRulesWithManyConditionsAreReviewed() {
    PlannedRoute route = new PlannedRoute();
    for (int i = 0; i < 100; i++) {
      List<Condition> conditions = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        conditions.add(
            new Any(
                List.of(
                    new QueryHas("a" + j, Set.of("" + i)),
                    new CountryIs(Set.of("C" + i)),
                    new Not(new QueryHas("b" + j, Set.of("" + i))))));
      }
      route.rule("rule-" + i, new All(conditions), "https://a.example/");
    }
    route.rule("last", ALWAYS, "https://a.example/");
    assertThat(RuleReview.of(route.route().plan(), NOW)).isEmpty();
  }

  private static void assertNever(Condition condition, String why) {
    assertThat(review(condition))
        .containsExactly(
            new Finding(
                "rule-1",
                Kind.NEVER_MATCHES,
                List.of(),
                "The rule “rule-1” never matches: " + why + "."));
  }

  private static void assertExclude(String on, Condition one, Condition other) {
    String why =
        on.contains(" and ")
            ? "its conditions on " + on + " exclude each other"
            : "two of its conditions on " + on + " exclude each other";
    assertNever(new All(List.of(one, other)), why);
  }

  private static void assertNothing(Condition one, Condition other) {
    assertThat(review(new All(List.of(one, other)))).isEmpty();
  }

  private static void assertHidden(Condition first, Condition second) {
    assertThat(review(first, second))
        .containsExactly(
            new Finding(
                "rule-2",
                Kind.HIDDEN,
                List.of("rule-1"),
                "The rule “rule-2” never gets a scan: “rule-1” before it takes all that would"
                    + " match."));
  }

  private static List<Finding> review(Condition... conditions) {
    PlannedRoute route = new PlannedRoute();
    for (int i = 0; i < conditions.length; i++) {
      route.rule("rule-" + (i + 1), conditions[i], "https://a.example/");
    }
    return RuleReview.of(route.route().plan(), NOW);
  }

  private static Hours hours(String zone, DayOfWeek day, String from, String until) {
    return new Hours(ZoneId.of(zone), Set.of(day), LocalTime.parse(from), LocalTime.parse(until));
  }

  private static Split split(int... weights) {
    List<Variant> variants =
        Arrays.stream(weights)
            .mapToObj(weight -> new Variant("v" + weight, weight, null, Map.of()))
            .toList();
    return new Split(Mode.STICKY, 0, List.of(new Factor("", variants)));
  }
}
