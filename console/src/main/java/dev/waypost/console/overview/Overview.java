package dev.waypost.console.overview;

import dev.waypost.analytics.ScanScope;
import dev.waypost.analytics.ScanSummary;
import dev.waypost.analytics.ScanSummary.Dimension;
import dev.waypost.analytics.ScanSummary.Length;
import dev.waypost.analytics.ScanSummary.Share;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Scope;
import dev.waypost.console.chart.SeriesChart;
import dev.waypost.console.codes.KnownCodes;
import dev.waypost.console.codes.ShownCode;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens in the workspace, at a glance. */
public final class Overview {
  private static final int DAYS = 30;
  private static final int MOST_CODES = 6;
  private static final Duration LIVE = Duration.ofMinutes(5);

  private final ApiCalls api;
  private final KnownCodes known;
  private final Measurements measurements;
  private final Templates templates;

  /** Pages of what was measured. */
  public Overview(ApiCalls api, KnownCodes known, Measurements measurements, Templates templates) {
    this.api = api;
    this.known = known;
    this.measurements = measurements;
    this.templates = templates;
  }

  /** A code with the scans of the last 30 days. */
  public record Top(ShownCode code, long scans) {}

  /**
   * What the page shows.
   *
   * @param usage what the workspace has used, as the API answers it
   * @param days the last 30 days; null where they can't be told
   * @param before scans of the 30 days before
   * @param recent the codes changed last
   * @param ended codes whose time is over
   */
  public record Page(
      Values usage,
      @Nullable ScanSummary days,
      long before,
      @Nullable SeriesChart chart,
      List<Top> top,
      List<ShownCode> recent,
      List<ShownCode> ended,
      Live live) {
    /** By how much there are more scans than before, as a share; null where there were none. */
    public @Nullable Double growth() {
      return days == null || before == 0 ? null : (days.scans() - before) / (double) before;
    }
  }

  /** Scans of the last five minutes; -1 where they can't be told. */
  public record Live(long scans) {}

  /** {@code GET /console}. */
  public Reply show(Visit visit) {
    List<ShownCode> recent = codes(visit, Map.of("sort", "-updated_at", "limit", "6"));
    if (recent.isEmpty() && visit.actor().may(Scope.CODES_WRITE)) {
      return Redirects.to("/console/start");
    }
    LocalDate today = LocalDate.ofInstant(visit.texts().now(), visit.texts().zone());
    Instant to = today.plusDays(1).atStartOfDay(visit.texts().zone()).toInstant();
    Instant from = today.minusDays(DAYS - 1L).atStartOfDay(visit.texts().zone()).toInstant();
    Instant before = today.minusDays(2L * DAYS - 1).atStartOfDay(visit.texts().zone()).toInstant();
    var scope =
        new ScanScope(visit.actor().workspace().value(), null, from, to, visit.texts().zone());
    ScanSummary days = summary(scope, Set.of(Dimension.CODE));
    ScanSummary earlier = summary(scope.over(before, from), Set.of());
    return templates.page(
        visit,
        Section.OVERVIEW,
        visit.texts().of("Overview"),
        "overview/overview",
        new Page(
            Values.of(api.get(visit, "/api/v1/usage", Map.of())),
            days,
            earlier == null ? 0 : earlier.scans(),
            days == null
                ? null
                : SeriesChart.of(
                    days.steps(), earlier == null ? List.of() : earlier.steps(), visit.texts()),
            days == null ? List.of() : top(visit, days),
            recent,
            codes(visit, Map.of("status", "expired", "sort", "-updated_at", "limit", "6")),
            live(visit)));
  }

  /**
   * {@code GET /console/live}: scans of the last minutes, for the script that asks now and then.
   */
  public Reply showLive(Visit visit) {
    return templates.part(visit, Section.OVERVIEW, "overview/live", live(visit));
  }

  private Live live(Visit visit) {
    Instant now = visit.texts().now();
    ScanSummary summary =
        summary(
            new ScanScope(
                visit.actor().workspace().value(),
                null,
                now.minus(LIVE),
                now.plusSeconds(1),
                visit.texts().zone()),
            Set.of());
    return new Live(summary == null ? -1 : summary.scans());
  }

  private @Nullable ScanSummary summary(ScanScope scope, Set<Dimension> dimensions) {
    try {
      return measurements.summary(scope, Length.DAY, dimensions, MOST_CODES);
    } catch (RuntimeException unavailable) {
      return null;
    }
  }

  private List<Top> top(Visit visit, ScanSummary days) {
    List<Share> shares = days.shares().getOrDefault(Dimension.CODE, List.of());
    Map<String, ShownCode> codes = known.of(visit, shares.stream().map(Share::name).toList());
    // A code of which nothing is left was scanned all the same.
    return shares.stream()
        .filter(share -> codes.containsKey(share.name()))
        .map(share -> new Top(Objects.requireNonNull(codes.get(share.name())), share.scans()))
        .toList();
  }

  private List<ShownCode> codes(Visit visit, Map<String, String> query) {
    List<ShownCode> codes = new ArrayList<>();
    api.get(visit, "/api/v1/codes", Map.of(), query)
        .path("codes")
        .forEach(node -> codes.add(ShownCode.of(node)));
    return codes;
  }
}
