package dev.waypost.codes.rules;

import static dev.waypost.codes.rules.TreeSamples.everything;
import static dev.waypost.codes.rules.TreeSamples.object;
import static dev.waypost.codes.rules.TreeSamples.then;
import static dev.waypost.codes.rules.TreeSamples.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.Change;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.Refusals;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanFormTest {
  private static final PasswordHashing HASHING = (password, _) -> "hash of " + password;

  @Test
  void whatIsWrittenIsShownAgain() {
    RoutePlan plan = read(everything());

    assertThat(PlanForm.shown(plan)).isEqualTo(everything());
    assertThat(PlanForm.shown(plan).toString()).isEqualTo(everything().toString());
  }

  @Test
  void whatIsShownChangesNothingWhereItIsSentBack() {
    Map<String, @Nullable Object> withPassword = everything();
    withPassword.put("access", object("password", "sesame", "links", "signed"));
    RoutePlan plan = read(withPassword);

    assertThat(plan.access().password()).isEqualTo("hash of sesame");
    assertThat(PlanForm.shown(plan).get("access"))
        .isEqualTo(
            object("password", true, "minimum_age", null, "consent", null, "links", "signed"));
    assertThat(PlanForm.read(PlanForm.shown(plan)).applyTo(plan, HASHING)).isEqualTo(plan);
    assertThat(PlanForm.read(PlanForm.shown(RoutePlan.PLAIN)).applyTo(RoutePlan.PLAIN, HASHING))
        .isSameAs(RoutePlan.PLAIN);
  }

  @Test
  void whatIsStoredIsReadBackWithItsPassword() {
    Map<String, @Nullable Object> withPassword = everything();
    withPassword.put("access", object("password", "sesame"));
    RoutePlan plan =
        PlanForm.read(withPassword)
            .withExpiresAfterScans(Change.to(7L))
            .applyTo(RoutePlan.PLAIN, HASHING);

    assertThat(PlanForm.ofStored(PlanForm.stored(plan))).isEqualTo(plan);
    assertThat(PlanForm.stored(RoutePlan.PLAIN)).isEmpty();
    assertThat(PlanForm.ofStored(Map.of())).isSameAs(RoutePlan.PLAIN);
  }

  /** What was allowed once is read for ever. */
  @Test
  void whatIsStoredIsNotHeldAgainstTheRulesOfToday() {
    Map<String, @Nullable Object> older =
        object(
            "rules",
            List.of(
                object(
                    "name",
                    "x".repeat(500),
                    "when",
                    object("country", List.of("AN"), "share", 101L),
                    "then",
                    object("destination", "https://a b"))));

    Rule rule = PlanForm.ofStored(older).rules().getFirst();

    assertThat(rule.name()).hasSize(500);
    assertThat(rule.when()).isInstanceOf(All.class);
  }

  @Test
  void aConditionAloneIsThatConditionAndSeveralAreAllOfThem() {
    CountryIs germany = new CountryIs(Set.of("DE"));
    assertThat(condition(object("country", "de"))).isEqualTo(germany);
    assertThat(condition(object())).isEqualTo(new All(List.of()));
    assertThat(condition(object("country", "DE", "device", List.of("other"))))
        .isInstanceOfSatisfying(
            All.class,
            all ->
                assertThat(all.conditions())
                    .hasSize(2)
                    .contains(germany)
                    .hasAtLeastOneElementOfType(DeviceIs.class));
    assertThat(condition(object("any", List.of(object("country", "DE")))))
        .isEqualTo(new Any(List.of(germany)));
    assertThat(condition(object("query", object("a", true, "b", "1"))))
        .isEqualTo(new All(List.of(new QueryHas("a", Set.of()), new QueryHas("b", Set.of("1")))));
  }

  @Test
  void aRangeMayBeOpenAtOneEnd() {
    for (Map<String, @Nullable Object> when :
        List.of(
            object("os_version", object("at_least", "17")),
            object("os_version", object("below", "17.1")),
            object("date", object("from", "2026-03-01T00:00:00Z")),
            object("date", object("until", "2026-03-01T00:00:00Z")),
            object("scans", object("from", 2L)))) {
      assertThat(shownWhen(when)).isEqualTo(when);
    }
    assertThat(shownWhen(object("scans", object("to", 5L))))
        .isEqualTo(object("scans", object("from", 1L, "to", 5L)));
  }

  @Test
  void namesAreWrittenAsTheirStandardsDo() {
    assertThat(shownWhen(object("language", List.of("PT-br", "DE", "zh-hANT-tw"))))
        .isEqualTo(object("language", List.of("pt-BR", "de", "zh-Hant-TW")));
    assertThat(shownWhen(object("region", "us-ca"))).isEqualTo(object("region", List.of("US-CA")));
    assertThat(shownWhen(object("referrer", "MÜNCHEN.example.")))
        .isEqualTo(object("referrer", List.of("xn--mnchen-3ya.example")));
    assertThat(shownWhen(object("os_version", object("at_least", "17.0.0", "below", "17.0.1"))))
        .isEqualTo(object("os_version", object("at_least", "17", "below", "17.0.1")));
    assertThat(shownWhen(object("date", object("from", "2026-03-01T01:00:00+01:00"))))
        .isEqualTo(object("date", object("from", "2026-03-01T00:00:00Z")));
    assertThat(
            shownWhen(
                object(
                    "time",
                    object(
                        "zone",
                        "UTC",
                        "from",
                        "08:00",
                        "until",
                        "17:00",
                        "weekdays",
                        List.of("sunday", "monday")))))
        .isEqualTo(
            object(
                "time",
                object(
                    "zone",
                    "UTC",
                    "weekdays",
                    List.of("monday", "sunday"),
                    "from",
                    "08:00",
                    "until",
                    "17:00")));
  }

  @Test
  void aListAloneStandsForTheOptionsOfASplit() {
    List<?> options = List.of(object("name", "A", "parameters", object("v", "a")));
    assertThat(PlanForm.shown(read(object("variants", options))).get("variants"))
        .isEqualTo(
            object(
                "mode",
                "sticky",
                "hold_out",
                0L,
                "options",
                List.of(object("name", "A", "weight", 1L, "parameters", object("v", "a")))));
  }

  @Test
  void aRuleWithoutANameIsCalledByItsPlace() {
    Map<String, @Nullable Object> rule =
        object("when", object(), "then", object("destination", "https://a.example"));
    assertThat(read(object("rules", List.of(rule, rule))).rules())
        .extracting(Rule::name)
        .containsExactly("rule-1", "rule-2");

    Map<String, @Nullable Object> named = new HashMap<>(rule);
    named.put("name", "RULE-2");
    refused(Refusal.INVALID_VALUE, "rules[1].name", object("rules", List.of(named, rule)));
    named.put("name", "Rule-1");
    refused(Refusal.INVALID_VALUE, "rules[1].name", object("rules", List.of(rule, named)));
  }

  @Test
  void objectsAreMergedAndListsReplaced() {
    RoutePlan plan = read(everything());

    RoutePlan changed =
        PlanForm.read(
                object(
                    "redirect",
                    object(
                        "utm",
                        object("source", null, "term", "t"),
                        "parameters",
                        object("ref", null, "new", "1")),
                    "rules",
                    List.of(),
                    "access",
                    object("minimum_age", null)))
            .applyTo(plan, HASHING);

    Map<String, @Nullable Object> expected = everything();
    expected.put(
        "redirect",
        object(
            "status_code",
            307L,
            "utm",
            object("campaign", "spring", "term", "t"),
            "parameters",
            object("empty", "", "new", "1"),
            "pass_query",
            true));
    expected.put("rules", List.of());
    expected.put(
        "access",
        object(
            "password", null, "minimum_age", null, "consent", "Line\nby line", "links", "signed"));
    assertThat(PlanForm.shown(changed)).isEqualTo(expected);
    assertThat(changed.redirect().parameters().keySet())
        .as("UTM comes last")
        .containsExactly("empty", "new", "utm_campaign", "utm_term");
  }

  @Test
  void nullIsAsByDefault() {
    Map<String, @Nullable Object> nothing = object();
    PlanForm.NAMES.forEach(name -> nothing.put(name, null));
    assertThat(PlanForm.read(nothing).applyTo(read(everything()), HASHING))
        .isSameAs(RoutePlan.PLAIN);
  }

  @Test
  void nullIsRefusedInsideOfListsWhereItMeansNothing() {
    refused(
        Refusal.INVALID_VALUE,
        "variants[0].weight",
        object(
            "variants",
            List.of(object("name", "A", "weight", null, "destination", "https://a.example"))));
    refused(
        Refusal.INVALID_VALUE,
        "rules[0].then.page",
        then(object("destination", "https://a.example", "page", null)));
    refused(Refusal.INVALID_VALUE, "rules[0].when.country", when(object("country", null)));
    refused(
        Refusal.INVALID_VALUE,
        "rules[0].when.scans.to",
        when(object("scans", object("from", 1L, "to", null))));
    RoutePlan named =
        read(
            object(
                "rules",
                List.of(
                    object(
                        "name",
                        null,
                        "when",
                        object(),
                        "then",
                        object("destination", "https://a.example")))));
    assertThat(named.rules().getFirst().name()).isEqualTo("rule-1");
  }

  @Test
  void aPasswordIsKeptOnlyWhereThereIsOne() {
    refused(Refusal.INVALID_VALUE, "access.password", object("access", object("password", true)));
    assertThat(PlanForm.read(object("access", object("password", "open sesame"))))
        .asString()
        .doesNotContain("sesame");
  }

  @Test
  void unknownFieldsAreRefusedByTheirPath() {
    refused(Refusal.UNKNOWN_FIELD, "redirect.status", object("redirect", object("status", 301L)));
    refused(
        Refusal.UNKNOWN_FIELD,
        "redirect.utm.src",
        object("redirect", object("utm", object("src", "x"))));
    refused(Refusal.UNKNOWN_FIELD, "rules[0].when.browser", when(object("browser", "x")));
    refused(
        Refusal.UNKNOWN_FIELD,
        "rules[0].when.any[1].not.browser",
        when(
            object(
                "any", List.of(object("country", "DE"), object("not", object("browser", "x"))))));
    refused(
        Refusal.UNKNOWN_FIELD,
        "rules[0].then.app.ios",
        then(object("app", object("link", "a://b", "fallback", "https://a.example", "ios", "x"))));
    refused(Refusal.UNKNOWN_FIELD, "access.pin", object("access", object("pin", "1234")));
    refused(
        Refusal.UNKNOWN_FIELD, "schedule[0].at", object("schedule", List.of(object("at", "x"))));
  }

  @Test
  void otherKindsOfValuesAreRefusedByTheirPath() {
    refused(Refusal.WRONG_TYPE, "rules", object("rules", object()));
    refused(Refusal.WRONG_TYPE, "rules[0]", object("rules", List.of("x")));
    refused(Refusal.WRONG_TYPE, "rules[0].when", when(List.of()));
    refused(
        Refusal.WRONG_TYPE, "rules[0].when.country[1]", when(object("country", List.of("DE", 1L))));
    refused(Refusal.WRONG_TYPE, "rules[0].when.share", when(object("share", "25")));
    refused(
        Refusal.WRONG_TYPE, "rules[0].when.scans.from", when(object("scans", object("from", 1.5))));
    refused(
        Refusal.WRONG_TYPE, "rules[0].when.query.vip", when(object("query", object("vip", false))));
    refused(
        Refusal.WRONG_TYPE, "redirect.pass_query", object("redirect", object("pass_query", "yes")));
    refused(Refusal.WRONG_TYPE, "access.password", object("access", object("password", 1234L)));
    refused(Refusal.WRONG_TYPE, "variants", object("variants", "A"));
  }

  @Test
  void whatIsNeededIsAskedFor() {
    refused(
        Refusal.MISSING_FIELD,
        "rules[0].when",
        object("rules", List.of(object("then", object("destination", "https://a.example")))));
    refused(
        Refusal.MISSING_FIELD, "rules[0].then", object("rules", List.of(object("when", object()))));
    refused(Refusal.MISSING_FIELD, "rules[0].then", then(object()));
    refused(Refusal.MISSING_FIELD, "rules[0].then.page.text", then(object("page", object())));
    refused(
        Refusal.MISSING_FIELD,
        "rules[0].then.app.fallback",
        then(object("app", object("link", "shop://7"))));
    refused(
        Refusal.MISSING_FIELD,
        "rules[0].when.time.zone",
        when(object("time", object("from", "08:00", "until", "09:00"))));
    refused(Refusal.MISSING_FIELD, "rules[0].when.date.from", when(object("date", object())));
    refused(
        Refusal.MISSING_FIELD,
        "rules[0].when.os_version.at_least",
        when(object("os_version", object())));
    refused(Refusal.MISSING_FIELD, "rules[0].when.scans.from", when(object("scans", object())));
    refused(Refusal.MISSING_FIELD, "variants", object("variants", object("mode", "sticky")));
    refused(
        Refusal.MISSING_FIELD,
        "variants.options[0].name",
        object("variants", object("options", List.of(object("destination", "https://a.example")))));
    refused(
        Refusal.MISSING_FIELD,
        "variants[0].destination",
        object("variants", List.of(object("name", "A"))));
    refused(
        Refusal.MISSING_FIELD,
        "schedule[0].destination",
        object("schedule", List.of(object("from", "2026-03-01T00:00:00Z"))));
  }

  @Test
  void valuesThatCanNotBeAreRefusedByTheirPath() {
    value("rules[0].when.country[0]", when(object("country", List.of("XX"))));
    value("rules[0].when.country", when(object("country", "Germany")));
    value("rules[0].when.country", when(object("country", List.of())));
    value("rules[0].when.region", when(object("region", "BY")));
    value("rules[0].when.region", when(object("region", "QQ-BY")));
    value("rules[0].when.language[1]", when(object("language", List.of("de", "*"))));
    value("rules[0].when.language", when(object("language", "english!")));
    value("rules[0].when.device[0]", when(object("device", List.of("watch"))));
    value("rules[0].when.os", when(object("os", "iOS")));
    value("rules[0].when.os_version.below", when(object("os_version", object("below", "17.x"))));
    value("rules[0].when.os_version.below", when(object("os_version", object("below", "65536"))));
    value(
        "rules[0].when.os_version",
        when(object("os_version", object("at_least", "17", "below", "17.0"))));
    value("rules[0].when.date.from", when(object("date", object("from", "2026-03-01"))));
    value(
        "rules[0].when.date",
        when(
            object(
                "date", object("from", "2026-03-01T00:00:00Z", "until", "2026-03-01T00:00:00Z"))));
    value(
        "rules[0].when.time.zone",
        when(object("time", object("zone", "Berlin", "from", "08:00", "until", "09:00"))));
    value(
        "rules[0].when.time.until",
        when(object("time", object("zone", "UTC", "from", "08:00", "until", "24:00"))));
    value(
        "rules[0].when.time.weekdays[0]",
        when(
            object(
                "time",
                object(
                    "zone", "UTC", "from", "08:00", "until", "09:00", "weekdays", List.of("mo")))));
    value("rules[0].when.query", when(object("query", object())));
    value("rules[0].when.query.", when(object("query", object("", true))));
    value("rules[0].when.query.a", when(object("query", object("a", "x\ny"))));
    value("rules[0].when.referrer", when(object("referrer", "https://instagram.com")));
    value("rules[0].when.referrer", when(object("referrer", "instagram.com:443")));
    value("rules[0].when.referrer", when(object("referrer", "*.instagram.com")));
    value("rules[0].when.scans.to", when(object("scans", object("to", 0L))));
    value("rules[0].when.scans", when(object("scans", object("from", 7L, "to", 6L))));
    value("rules[0].when.share", when(object("share", 100.01)));
    value("rules[0].when.share", when(object("share", 0.001)));
    value("rules[0].when.share", when(object("share", Double.POSITIVE_INFINITY)));
    value("rules[0].when.all", when(object("all", List.of())));
    value("rules[0].then.page", then(object("destination", "https://a.example", "page", object())));
    value(
        "rules[0].then.app.android_package",
        then(
            object(
                "app",
                object(
                    "link",
                    "shop://7",
                    "fallback",
                    "https://a.example",
                    "android_package",
                    "shop"))));
    value("redirect.status_code", object("redirect", object("status_code", 303L)));
    value(
        "redirect.parameters.utm_source",
        object("redirect", object("parameters", object("utm_source", "x"))));
    value("redirect.parameters.a", object("redirect", object("parameters", object("a", "x\0"))));
    value("access.password", object("access", object("password", "abc")));
    value("access.password", object("access", object("password", "a\nbcd")));
    value("access.minimum_age", object("access", object("minimum_age", 100L)));
    value("access.consent", object("access", object("consent", "  ")));
    value("access.links", object("access", object("links", "closed")));
    value(
        "schedule[1].from",
        object(
            "schedule",
            List.of(
                object("from", "2026-03-02T00:00:00Z", "destination", "https://a.example"),
                object("from", "2026-03-01T00:00:00Z", "destination", "https://a.example"))));
    value("variants[0].name", object("variants", List.of(option("a=b"))));
    value("variants[0].name", object("variants", List.of(option("hold_out"))));
    value("variants[1].name", object("variants", List.of(option("A"), option("a"))));
    value("variants", object("variants", List.of()));
    Map<String, @Nullable Object> unused = option("A");
    unused.put("weight", 0L);
    value("variants", object("variants", List.of(unused)));
    unused.put("weight", 1_000_001L);
    value("variants[0].weight", object("variants", List.of(unused)));
    value(
        "variants.factors[1].options[0].destination",
        object(
            "variants",
            object(
                "factors",
                List.of(
                    object("name", "one", "options", List.of(option("A"))),
                    object("name", "two", "options", List.of(option("B")))))));
  }

  @Test
  void thereIsAnEndToEverything() {
    Map<String, @Nullable Object> rule =
        object("when", object(), "then", object("destination", "https://a.example"));
    assertThat(read(object("rules", copies(100, rule))).rules()).hasSize(100);
    value("rules", object("rules", copies(101, rule)));
    value("rules[0].when.country", when(object("country", copies(51, "DE"))));
    value("schedule", object("schedule", copies(101, object())));
    value("variants", object("variants", copies(21, object())));
    value("variants.factors", object("variants", object("factors", copies(6, object()))));
    value("rules[0].name", object("rules", List.of(object("name", "x".repeat(65)))));
    value("access.consent", object("access", object("consent", "x".repeat(2001))));
    Map<String, @Nullable Object> parameters = object();
    for (int i = 0; i < 31; i++) {
      parameters.put("p" + i, "x");
    }
    value("redirect.parameters", object("redirect", object("parameters", parameters)));
    value("rules[0].when" + ".not".repeat(8), when(nested(9)));
    assertThat(read(when(nested(8))).rules()).hasSize(1);
  }

  @Test
  void aRuleHasAtMost200ConditionsAndACode1000() {
    Object of50 = object("any", copies(49, object("country", "DE")));
    Object of201 = object("any", List.of(of50, of50, of50, of50, object("country", "DE")));
    Object of200 =
        object(
            "any", List.of(of50, of50, of50, object("any", copies(48, object("country", "DE")))));
    assertThat(read(when(of200)).rules()).hasSize(1);
    value("rules[0].when.any[4]", when(of201));

    Object rule = object("when", of200, "then", object("destination", "https://a.example"));
    assertThat(read(object("rules", copies(5, rule))).rules()).hasSize(5);
    value("rules[5].when.any[0].any[0]", object("rules", copies(6, rule)));
  }

  private static Map<String, @Nullable Object> nested(int levels) {
    Map<String, @Nullable Object> condition = object("country", "DE");
    for (int i = 1; i < levels; i++) {
      condition = object("not", condition);
    }
    return condition;
  }

  private static Map<String, @Nullable Object> option(String name) {
    return object("name", name, "destination", "https://a.example");
  }

  private static List<Object> copies(int count, Object element) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element);
    }
    return list;
  }

  private static RoutePlan read(Map<String, @Nullable Object> fields) {
    return PlanForm.read(fields).applyTo(RoutePlan.PLAIN, HASHING);
  }

  private static Condition condition(Map<String, @Nullable Object> when) {
    return read(when(when)).rules().getFirst().when();
  }

  private static Map<String, @Nullable Object> shownWhen(Map<String, @Nullable Object> when) {
    return ConditionWriter.write(condition(when));
  }

  private static void value(String path, Map<String, @Nullable Object> fields) {
    refused(Refusal.INVALID_VALUE, path, fields);
  }

  private static void refused(Refusal refusal, String path, Map<String, @Nullable Object> fields) {
    Refusals.assertRefused(refusal, path, () -> read(fields));
  }
}
