package dev.waypost.codes.rules;

import static dev.waypost.codes.rules.TreeSamples.object;
import static dev.waypost.codes.rules.TreeSamples.then;
import static dev.waypost.codes.rules.TreeSamples.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.RefusedException;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.routing.RoutePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PlanFormPropertiesTest {
  private static final PasswordHashing HASHING = (password, _) -> "hash of " + password;

  /**
   * Whatever may be written is shown so that it means the same, and stored so that it is the same.
   */
  @Property(tries = 300)
  void whatIsReadIsWrittenAndReadAgain(@ForAll("conditions") Map<String, Object> condition) {
    RoutePlan plan = read(when(condition));

    Map<String, @Nullable Object> shown = PlanForm.shown(plan);
    assertThat(read(shown)).isEqualTo(plan);
    assertThat(PlanForm.shown(read(shown))).isEqualTo(shown);
    assertThat(PlanForm.ofStored(PlanForm.stored(plan))).isEqualTo(plan);
  }

  /** Whatever is sent is taken or refused with a place and a reason, and nothing else happens. */
  @Property(tries = 2_000)
  void whateverIsSentIsTakenOrRefused(
      @ForAll("fields") Map<String, Object> fields, @ForAll("anything") Object anything) {
    for (Map<String, @Nullable Object> sent :
        List.of(nullable(fields), when(anything), then(anything))) {
      try {
        RoutePlan plan = read(sent);
        assertThat(read(PlanForm.shown(plan))).isEqualTo(plan);
      } catch (RefusedException refused) {
        assertThat(refused.field()).isNotEmpty();
        assertThat(refused).message().isNotEmpty();
      } catch (InvalidContentException refused) {
        assertThat(refused.field()).isNotEmpty();
      }
    }
  }

  private static RoutePlan read(Map<String, @Nullable Object> fields) {
    return PlanForm.read(fields).applyTo(RoutePlan.PLAIN, HASHING);
  }

  private static Map<String, @Nullable Object> nullable(Map<String, Object> fields) {
    return new LinkedHashMap<>(fields);
  }

  @Provide
  Arbitrary<Map<String, Object>> conditions() {
    return conditions(3);
  }

  private static Arbitrary<Map<String, Object>> conditions(int depth) {
    Arbitrary<Map<String, Object>> leaves =
        Arbitraries.of(
                object("device", List.of("phone", "other")),
                object("os", "ios"),
                object("os_version", object("at_least", "16.4", "below", "17")),
                object("os_version", object("below", "3")),
                object("country", List.of("DE", "at")),
                object("region", "DE-BY"),
                object("language", List.of("de", "zh-Hant-tw")),
                object("date", object("until", "2026-03-01T00:00:00.5+01:00")),
                object(
                    "time",
                    object(
                        "zone",
                        "Asia/Kolkata",
                        "weekdays",
                        "sunday",
                        "from",
                        "22:00",
                        "until",
                        "02:00")),
                object("query", object("a", true, "b", List.of("", "x"))),
                object("referrer", "EXAMPLE.com"),
                object("scans", object("to", 5L)),
                object("share", 12.5))
            .list()
            .ofMaxSize(4)
            .map(PlanFormPropertiesTest::merged);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Map<String, Object>> inner = conditions(depth - 1);
    Arbitrary<Map<String, Object>> nested =
        Arbitraries.of("all", "any")
            .flatMap(
                name -> inner.list().ofMinSize(1).ofMaxSize(3).map(parts -> Map.of(name, parts)));
    Arbitrary<Map<String, Object>> negated = inner.map(part -> Map.of("not", part));
    return Arbitraries.oneOf(leaves, nested, negated)
        .list()
        .ofMaxSize(3)
        .map(PlanFormPropertiesTest::merged);
  }

  private static Map<String, Object> merged(List<? extends Map<String, ?>> parts) {
    Map<String, Object> merged = new LinkedHashMap<>();
    parts.forEach(merged::putAll);
    return merged;
  }

  @Provide
  Arbitrary<Map<String, Object>> fields() {
    return Arbitraries.maps(Arbitraries.of(PlanForm.NAMES), anything()).ofMaxSize(3);
  }

  @Provide
  Arbitrary<Object> anything() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.strings().ofMaxLength(10).map(text -> (Object) text),
        () -> Arbitraries.of("ios", "16", "DE", "https://example.com", "a://b", "10:00", "UTC"),
        () -> Arbitraries.longs().map(number -> (Object) number),
        () -> Arbitraries.doubles().map(number -> (Object) number),
        () -> Arbitraries.of(true, false),
        () -> anything().list().ofMaxSize(3).map(list -> (Object) list),
        () ->
            Arbitraries.maps(Arbitraries.of(memberNames()), anything())
                .ofMaxSize(4)
                .map(map -> (Object) map));
  }

  private static List<String> memberNames() {
    return List.of(
        "when",
        "then",
        "name",
        "destination",
        "app",
        "link",
        "fallback",
        "page",
        "text",
        "variants",
        "options",
        "factors",
        "weight",
        "parameters",
        "mode",
        "hold_out",
        "device",
        "os",
        "os_version",
        "at_least",
        "country",
        "time",
        "zone",
        "from",
        "until",
        "weekdays",
        "query",
        "scans",
        "to",
        "share",
        "all",
        "any",
        "not",
        "status_code",
        "utm",
        "source",
        "pass_query",
        "password",
        "minimum_age",
        "consent",
        "links");
  }
}
