package dev.waypost.routing;

import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action;
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
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Variant;
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Routes of every kind.
 *
 * @param texts what stands wherever something is written
 */
record RouteArbitraries(Arbitrary<String> texts) {

  Arbitrary<Route> routes() {
    Arbitrary<List<String>> ids = texts.list().ofSize(2);
    return Combinators.combine(
            ids,
            Arbitraries.longs(),
            Arbitraries.of(RouteState.class),
            targets(),
            instants().injectNull(0.3),
            texts.injectNull(0.3),
            texts.injectNull(0.3),
            plans())
        .as((id, revision, state, target, expiresAt, fallback, groupId, plan) ->
            new Route(
                id.getFirst(),
                id.getLast(),
                revision,
                state,
                target,
                expiresAt,
                fallback,
                groupId,
                plan))
        .withoutEdgeCases();
  }

  Arbitrary<RoutePlan> plans() {
    Arbitrary<RoutePlan> plans =
        Combinators.combine(
                accesses(),
                rules().list().ofMaxSize(3),
                splits().injectNull(0.5),
                scheduled().list().ofMaxSize(2),
                redirects(),
                Arbitraries.longs().greaterOrEqual(1).injectNull(0.5))
            .as(RoutePlan::new);
    return Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(RoutePlan.PLAIN)), Tuple.of(4, plans))
        .withoutEdgeCases();
  }

  Arbitrary<Rule> rules() {
    return Combinators.combine(texts, conditions(3), actions()).as(Rule::new);
  }

  private Arbitrary<Action> actions() {
    return Arbitraries.oneOf(targets().map(Action.Lead::new), splits().map(Action.Divide::new));
  }

  Arbitrary<Condition> conditions(int depth) {
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

  private Arbitrary<Condition> leaves() {
    Arbitrary<Set<String>> sets = texts.set().ofMaxSize(3);
    return Arbitraries.oneOf(
        Arbitraries.of(Device.class).set().map(DeviceIs::new),
        Arbitraries.of(OperatingSystem.class).set().map(SystemIs::new),
        Combinators.combine(versions().injectNull(0.3), versions().injectNull(0.3))
            .as(SystemVersion::new),
        sets.map(CountryIs::new),
        sets.map(RegionIs::new),
        texts.list().ofMaxSize(3).map(LanguageIs::new),
        Combinators.combine(instants().injectNull(0.3), instants().injectNull(0.3))
            .as(Between::new),
        hours(),
        Combinators.combine(texts, sets).as(QueryHas::new),
        sets.map(ReferrerIs::new),
        Combinators.combine(
                Arbitraries.longs().greaterOrEqual(1),
                Arbitraries.longs().greaterOrEqual(1).injectNull(0.3))
            .as(ScanNumber::new),
        percents().map(Share::new));
  }

  private static Arbitrary<Condition> hours() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of("UTC", "Z", "Europe/Berlin", "America/St_Johns", "+05:45").map(ZoneId::of);
    Arbitrary<LocalTime> times =
        Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay);
    return Combinators.combine(zones, Arbitraries.of(DayOfWeek.class).set(), times, times)
        .as(Hours::new);
  }

  private Arbitrary<Split> splits() {
    Arbitrary<Variant> variants =
        Combinators.combine(
                texts,
                Arbitraries.integers().between(0, 1_000_000),
                targets().injectNull(0.5),
                parameters())
            .as(Variant::new);
    Arbitrary<Factor> factors =
        Combinators.combine(texts, variants.list().ofMinSize(1).ofMaxSize(3)).as(Factor::new);
    return Combinators.combine(
            Arbitraries.of(Split.Mode.class), percents(), factors.list().ofMinSize(1).ofMaxSize(2))
        .as(Split::new);
  }

  private Arbitrary<Access> accesses() {
    return Combinators.combine(
            texts.injectNull(0.5),
            Arbitraries.integers().between(1, 99).injectNull(0.5),
            texts.injectNull(0.5),
            Arbitraries.of(true, false))
        .as(Access::new);
  }

  private Arbitrary<RedirectOptions> redirects() {
    return Combinators.combine(
            Arbitraries.of(301, 302, 307, 308), parameters(), Arbitraries.of(true, false))
        .as(RedirectOptions::new);
  }

  private Arbitrary<ScheduledTarget> scheduled() {
    return Combinators.combine(instants(), targets()).as(ScheduledTarget::new);
  }

  private Arbitrary<Target> targets() {
    return Arbitraries.oneOf(
        texts.map(WebTarget::new),
        texts.map(TextTarget::new),
        Combinators.combine(texts, texts.injectNull(0.5), texts).as(AppTarget::new),
        Combinators.combine(texts, texts, attachments().list().ofMaxSize(2)).as(PageTarget::new));
  }

  private Arbitrary<Attachment> attachments() {
    Arbitrary<Attachment.Body> bodies =
        Arbitraries.oneOf(
            texts.map(Attachment.Body.Text::new),
            Combinators.combine(texts, Arbitraries.longs().greaterOrEqual(0))
                .as(Attachment.Body.StoredFile::new));
    return Combinators.combine(texts, texts, bodies).as(Attachment::new);
  }

  private Arbitrary<Map<String, String>> parameters() {
    return Combinators.combine(texts.set().ofMaxSize(3), texts)
        .as((names, value) -> {
          Map<String, String> parameters = new LinkedHashMap<>();
          names.forEach(name -> parameters.put(name, value));
          return parameters;
        });
  }

  private static Arbitrary<Version> versions() {
    Arbitrary<Integer> parts = Arbitraries.integers().between(0, 65_535);
    return Combinators.combine(parts, parts, parts).as(Version::new);
  }

  private static Arbitrary<Double> percents() {
    return Arbitraries.doubles().between(0, 100).ofScale(2);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
        .flatMap(seconds ->
            Arbitraries.longs()
                .between(0, 999_999_999)
                .map(nanos -> Instant.ofEpochSecond(seconds, nanos)));
  }
}
