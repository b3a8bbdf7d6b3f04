package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.analytics.ScanScope;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.chart.Sparkline;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import dev.waypost.people.SavedView;
import dev.waypost.people.SavedViews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of codes: found, filtered, ordered, a page at a time. */
public final class CodeList {
  private static final int ROWS = 50;
  private static final int SPARK_DAYS = 30;
  private static final Set<String> FORM = Set.of("status", "group", "tag", "sort");

  private final ApiCalls api;
  private final Choices choices;
  private final SavedViews views;
  private final Measurements measurements;
  private final Templates templates;

  /** Lists of the codes that the API finds. */
  public CodeList(
      ApiCalls api,
      Choices choices,
      SavedViews views,
      Measurements measurements,
      Templates templates) {
    this.api = api;
    this.choices = choices;
    this.views = views;
    this.measurements = measurements;
    this.templates = templates;
  }

  /**
   * A row.
   *
   * @param spark its scans in the last 30 days; null where they can't be told
   */
  public record Row(ShownCode code, @Nullable Sparkline spark) {}

  /**
   * What the page shows.
   *
   * @param next the cursor of the next page; empty where this is the last
   * @param first whether this is the first page
   * @param problem what is wrong with the filters; null for nothing
   */
  public record Page(
      CodeFilters filters,
      List<Row> rows,
      String next,
      boolean first,
      @Nullable String problem,
      Choices.All choices,
      List<SavedView> views) {
    /** Filters of the address that the form has no field for. */
    public Map<String, String> unshown() {
      Set<String> fields =
          choices.fields().stream()
              .filter(field -> field.has("allowed_values.0"))
              .map(field -> "metadata." + field.text("name"))
              .collect(Collectors.toSet());
      Map<String, String> unshown = new TreeMap<>(filters.others());
      unshown.keySet().removeAll(FORM);
      unshown.keySet().removeAll(fields);
      return unshown;
    }
  }

  /** {@code GET /console/codes}: the page, or its rows alone for the script. */
  public Reply show(Visit visit) {
    CodeFilters filters = CodeFilters.of(visit);
    String cursor = visit.parameter("cursor");
    Page page = page(visit, filters, cursor);
    if (visit.isForPart() && "rows".equals(visit.headers().get("HX-Target"))) {
      return templates
          .part(visit, Section.CODES, "codes/rows", page)
          .withHeader("HX-Replace-Url", address(filters, cursor));
    }
    return templates.page(visit, Section.CODES, visit.texts().of("Codes"), "codes/list", page);
  }

  private static String address(CodeFilters filters, String cursor) {
    String query = filters.address();
    String more =
        cursor.isEmpty()
            ? ""
            : (query.isEmpty() ? "" : "&") + "cursor=" + Redirects.encoded(cursor);
    return "/console/codes" + (query.isEmpty() && more.isEmpty() ? "" : "?") + query + more;
  }

  private Page page(Visit visit, CodeFilters filters, String cursor) {
    Map<String, String> query = new LinkedHashMap<>(filters.query());
    query.put("limit", Integer.toString(ROWS));
    if (!cursor.isEmpty()) {
      query.put("cursor", cursor);
    }
    List<ShownCode> codes = new ArrayList<>();
    String next = "";
    String problem = null;
    try {
      JsonNode found = api.get(visit, "/api/v1/codes", Map.of(), query);
      found.path("codes").forEach(node -> codes.add(ShownCode.of(node)));
      next = found.path("next_cursor").asText("");
      next = next.equals("null") ? "" : next;
    } catch (ProblemException e) {
      problem = e.detail();
    }
    return new Page(
        filters,
        rows(visit, codes),
        next,
        cursor.isEmpty(),
        problem,
        choices.of(visit, Choices.Of.GROUPS, Choices.Of.TAGS, Choices.Of.FIELDS),
        views.list(visit.signedIn()));
  }

  private List<Row> rows(Visit visit, List<ShownCode> codes) {
    Map<String, long[]> scans = scans(visit, codes);
    return codes.stream()
        .map(code ->
            new Row(
                code,
                scans == null
                    ? null
                    : Sparkline.of(scans.getOrDefault(code.id(), new long[SPARK_DAYS]))))
        .toList();
  }

  /** A list without its curves is worth more than none. */
  private @Nullable Map<String, long[]> scans(Visit visit, List<ShownCode> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    Set<String> ids = codes.stream().map(ShownCode::id).collect(Collectors.toSet());
    Instant now = visit.texts().now();
    try {
      return measurements.perCode(
          new ScanScope(
              visit.actor().workspace().value(),
              ids,
              now.minus(Duration.ofDays(SPARK_DAYS)),
              now,
              visit.texts().zone()),
          SPARK_DAYS);
    } catch (RuntimeException unavailable) {
      return null;
    }
  }

  /** {@code GET /console/codes/export}: what the filters find, as CSV. */
  public Reply export(Visit visit) {
    CodeFilters filters = CodeFilters.of(visit);
    return new CodeTable(api, visit, filters.whole()).reply();
  }

  /** {@code POST /console/codes/views}: keeps the filters under a name. */
  public Reply keepView(Visit visit) {
    views.keep(visit.signedIn(), visit.form().text("name"), visit.form().text("query"));
    String query = visit.form().text("query");
    return Redirects.to("/console/codes" + (query.isEmpty() ? "" : "?" + query), Note.SAVED);
  }

  /** {@code POST /console/codes/views/:id/delete}. */
  public Reply forgetView(Visit visit) {
    views.forget(visit.signedIn(), visit.named("id"));
    return Redirects.to("/console/codes", Note.DELETED);
  }
}
