package dev.waypost.console.insight;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waypost.analytics.ScanScope;
import dev.waypost.analytics.ScanSummary;
import dev.waypost.analytics.ScanSummary.Dimension;
import dev.waypost.analytics.ScanSummary.Length;
import dev.waypost.analytics.ScanSummary.Share;
import dev.waypost.analytics.ScanSummary.Step;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.csv.FormulaGuard;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import dev.waypost.console.chart.SeriesChart;
import dev.waypost.console.chart.WorldMap;
import dev.waypost.console.codes.KnownCodes;
import dev.waypost.console.codes.ShownCode;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.CsvFile;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.console.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a code, a group, a tag or the workspace: a curve beside the time before it,
 * and shares by what scans have in common. Everything that is chosen stands in the address.
 */
public final class Insight {
  /** Codes of a group or a tag that are counted together. */
  private static final int MOST_CODES = 20_000;

  private static final int MOST_SHARES = 10;
  private static final int MOST_COUNTRIES = 250;
  private static final int MOST_IN_FILE = 10_000;
  private static final List<Dimension> SHOWN =
      List.of(
          Dimension.CODE,
          Dimension.COUNTRY,
          Dimension.DEVICE,
          Dimension.SYSTEM,
          Dimension.BROWSER,
          Dimension.LANGUAGE,
          Dimension.REFERRER,
          Dimension.RULE,
          Dimension.VARIANT);

  private final ApiCalls api;
  private final KnownCodes known;
  private final Measurements measurements;
  private final CodeService codes;
  private final Groups groups;
  private final Choices choices;
  private final @Nullable String countrySource;
  private final Templates templates;

  /**
   * Pages of what was measured.
   *
   * @param countrySource the attribution of the country database; null for none
   */
  public Insight(
      ApiCalls api,
      KnownCodes known,
      Measurements measurements,
      CodeService codes,
      Groups groups,
      Choices choices,
      @Nullable String countrySource,
      Templates templates) {
    this.api = api;
    this.known = known;
    this.measurements = measurements;
    this.codes = codes;
    this.groups = groups;
    this.choices = choices;
    this.countrySource = countrySource;
    this.templates = templates;
  }

  /** A share with what people call it. */
  public record NamedShare(String name, String link, long scans, long visitors, double share) {}

  /** The shares of a dimension. */
  public record Breakdown(String label, List<NamedShare> shares) {}

  /**
   * What the page shows.
   *
   * @param code the one code; null for several
   * @param scope the query of the address that says which codes, without the period
   * @param address the whole query
   * @param isCut whether not all codes could be counted
   * @param daysGone how much of the period has gone by
   */
  public record Page(
      Days period,
      @Nullable ShownCode code,
      String group,
      String tag,
      String scope,
      String address,
      ScanSummary now,
      ScanSummary before,
      SeriesChart chart,
      List<Breakdown> breakdowns,
      WorldMap map,
      Choices.All choices,
      @Nullable String countrySource,
      boolean isCut,
      double daysGone) {
    /** How many codes of a group or a tag are counted at most. */
    public int mostCodes() {
      return MOST_CODES;
    }

    /** By how much a number is more than before, as a share; null where there was none. */
    public @Nullable Double growth() {
      return before.scans() == 0 ? null : (now.scans() - before.scans()) / (double) before.scans();
    }
  }

  /** {@code GET /console/insight}. */
  public Reply show(Visit visit) {
    var period = Days.of(visit);
    ScanScope scope = scope(visit, period);
    Length length = length(period);
    ScanSummary now = measurements.summary(scope, length, EnumSet.copyOf(SHOWN), MOST_COUNTRIES);
    ScanSummary before = before(scope, period, visit.texts().now(), length);
    String id = visit.parameter("code");
    Map<String, String> which = which(visit);
    return templates.page(
        visit,
        Section.INSIGHT,
        visit.texts().of("Insight"),
        "insight/insight",
        new Page(
            period,
            id.isEmpty()
                ? null
                : ShownCode.of(api.get(visit, "/api/v1/codes/:id", Map.of("id", id))),
            visit.parameter("group"),
            visit.parameter("tag"),
            query(which),
            query(with(which, period)),
            now,
            before,
            SeriesChart.of(now.steps(), before.steps(), visit.texts()),
            breakdowns(visit, now),
            WorldMap.of(now.shares().getOrDefault(Dimension.COUNTRY, List.of()), visit.texts()),
            choices.of(visit, Choices.Of.GROUPS, Choices.Of.TAGS),
            countrySource,
            scope.codeIds() != null && scope.codeIds().size() >= MOST_CODES,
            daysGone(scope, visit.texts().now())));
  }

  private static double daysGone(ScanScope scope, Instant now) {
    Instant end = now.isBefore(scope.to()) && now.isAfter(scope.from()) ? now : scope.to();
    return Duration.between(scope.from(), end).toSeconds()
        / (double) Duration.ofDays(1).toSeconds();
  }

  /** As much of the period before as has gone by of this one, so that like stands beside like. */
  private ScanSummary before(ScanScope scope, Days period, Instant now, Length length) {
    Instant from = period.before().from(scope.zone());
    Instant end = period.before().to(scope.zone());
    Instant soFar = from.plus(Duration.between(scope.from(), now));
    return measurements.summary(
        scope.over(from, soFar.isBefore(end) && soFar.isAfter(from) ? soFar : end),
        length,
        Set.of(),
        1);
  }

  private static Map<String, String> which(Visit visit) {
    Map<String, String> which = new LinkedHashMap<>();
    for (String name : List.of("code", "group", "tag")) {
      if (!visit.parameter(name).isEmpty()) {
        which.put(name, visit.parameter(name));
      }
    }
    return which;
  }

  private static Map<String, String> with(Map<String, String> which, Days period) {
    Map<String, String> all = new LinkedHashMap<>(which);
    if (period.choice().isEmpty()) {
      all.put("from", period.first().toString());
      all.put("to", period.last().toString());
    } else {
      all.put("days", period.choice());
    }
    return all;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Redirects.encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private ScanScope scope(Visit visit, Days period) {
    return new ScanScope(
        visit.actor().workspace().value(),
        codeIds(visit),
        period.from(visit.texts().zone()),
        period.to(visit.texts().zone()),
        visit.texts().zone());
  }

  /** The codes that are meant; null for all. */
  private @Nullable Set<String> codeIds(Visit visit) {
    String code = visit.parameter("code");
    if (!code.isEmpty()) {
      // Who may not see the code is told so.
      return Set.of(api.get(visit, "/api/v1/codes/:id", Map.of("id", code)).path("id").asText());
    }
    String tag = visit.parameter("tag");
    String path = visit.parameter("group");
    if (tag.isEmpty() && path.isEmpty()) {
      return null;
    }
    GroupId group =
        path.isEmpty()
            ? null
            : groups
                .find(visit.actor().workspace(), path)
                .orElseThrow(() ->
                    new ProblemException(
                        ProblemCode.GROUP_NOT_FOUND, "group", "There is no group " + path + "."))
                .id();
    var filter =
        new CodeFilter(
            StatusFilter.LIVE,
            null,
            group,
            Set.of(),
            tag.isEmpty() ? Set.of() : Set.of(tag),
            Map.of(),
            null,
            List.of(),
            Period.ANY,
            Period.ANY);
    return codes.findIds(visit.actor(), filter, MOST_CODES).stream()
        .map(CodeId::value)
        .collect(Collectors.toSet());
  }

  private List<Breakdown> breakdowns(Visit visit, ScanSummary now) {
    List<Breakdown> breakdowns = new ArrayList<>();
    Map<String, ShownCode> codes =
        known.of(
            visit,
            now.shares().getOrDefault(Dimension.CODE, List.of()).stream()
                .limit(MOST_SHARES)
                .map(Share::name)
                .toList());
    for (Dimension dimension : SHOWN) {
      List<Share> shares = now.shares().getOrDefault(dimension, List.of());
      boolean isWorthIt =
          switch (dimension) {
            case CODE -> visit.parameter("code").isEmpty();
            case RULE, VARIANT, REFERRER ->
                shares.stream().anyMatch(share -> !share.name().equals("unknown"));
            default -> true;
          };
      if (isWorthIt) {
        breakdowns.add(
            new Breakdown(
                label(dimension),
                shares.stream()
                    .limit(MOST_SHARES)
                    .map(share -> named(visit.texts(), dimension, share, codes, now.scans()))
                    .toList()));
      }
    }
    return breakdowns;
  }

  private static NamedShare named(
      Texts texts, Dimension dimension, Share share, Map<String, ShownCode> codes, long all) {
    ShownCode code = codes.get(share.name());
    String name =
        switch (dimension) {
          case COUNTRY -> WorldMap.name(share.name(), texts);
          case DEVICE -> texts.of("device " + share.name());
          case LANGUAGE ->
              share.name().equals("unknown")
                  ? texts.of("unknown")
                  : Locale.forLanguageTag(share.name()).getDisplayName(texts.locale());
          case CODE -> code == null ? texts.of("a deleted code") : code.title();
          default -> share.name().equals("unknown") ? texts.of("none") : share.name();
        };
    String link =
        dimension == Dimension.CODE
            ? "/console/codes/" + share.name() + (code == null ? "/history" : "")
            : "";
    return new NamedShare(
        name, link, share.scans(), share.visitors(), all == 0 ? 0 : share.scans() / (double) all);
  }

  private static String label(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  /** {@code GET /console/insight/csv}: the steps, or the shares of a dimension, as a table. */
  public Reply csv(Visit visit) {
    var period = Days.of(visit);
    ScanScope scope = scope(visit, period);
    String by = visit.parameter("by");
    Dimension dimension =
        SHOWN.stream().filter(known -> label(known).equals(by)).findFirst().orElse(null);
    return CsvFile.reply(
        200,
        "scans" + (dimension == null ? "" : "-by-" + by) + ".csv",
        csv -> {
          if (dimension == null) {
            writeSteps(csv, scope, period);
          } else {
            writeShares(csv, scope, dimension);
          }
        });
  }

  private void writeSteps(CsvWriter csv, ScanScope scope, Days period) {
    Length length = length(period);
    csv.writeRecord("time", "scans", "visitors");
    for (Step step : measurements.summary(scope, length, Set.of(), 1).steps()) {
      csv.writeRecord(
          length == Length.DAY ? step.start().toLocalDate().toString() : step.start().toString(),
          Long.toString(step.scans()),
          Long.toString(step.visitors()));
    }
  }

  private void writeShares(CsvWriter csv, ScanScope scope, Dimension dimension) {
    csv.writeRecord(label(dimension), "scans", "visitors");
    List<Share> shares =
        measurements
            .summary(scope, Length.DAY, Set.of(dimension), MOST_IN_FILE)
            .shares()
            .getOrDefault(dimension, List.of());
    for (Share share : shares) {
      csv.writeRecord(
          FormulaGuard.added(share.name()),
          Long.toString(share.scans()),
          Long.toString(share.visitors()));
    }
  }

  private static Length length(Days period) {
    return period.days() <= 2 ? Length.HOUR : Length.DAY;
  }
}
