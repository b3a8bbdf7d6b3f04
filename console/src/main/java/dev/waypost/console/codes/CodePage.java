package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.analytics.ScanScope;
import dev.waypost.analytics.ScanSummary;
import dev.waypost.analytics.ScanSummary.Dimension;
import dev.waypost.analytics.ScanSummary.Length;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.chart.SeriesChart;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A code's own page: where it leads, its picture, what happens; and the form with all its fields.
 */
public final class CodePage {
  private static final int DAYS = 30;

  /** Twenty variants, those held out, and scans before there were any. */
  private static final int MOST_SHARES = 22;

  private final ApiCalls api;
  private final Choices choices;
  private final Measurements measurements;
  private final Rehearsal rehearsal;
  private final Templates templates;

  /** Pages of codes. */
  public CodePage(
      ApiCalls api,
      Choices choices,
      Measurements measurements,
      Rehearsal rehearsal,
      Templates templates) {
    this.api = api;
    this.choices = choices;
    this.measurements = measurements;
    this.rehearsal = rehearsal;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param problem what is wrong with a change; null for nothing
   * @param tried the address that was to be the next; empty for none
   * @param days scans of the last 30 days; null where they can't be told
   */
  public record Page(
      ShownCode code,
      @Nullable ProblemException problem,
      String tried,
      @Nullable ScanSummary days,
      @Nullable SeriesChart chart,
      Instant now) {
    /** Planned changes that are still to come. */
    public List<Values> planned() {
      return code.schedule().stream().filter(entry -> from(entry).isAfter(now)).toList();
    }

    /** The planned change that decides now; null for none. */
    public @Nullable Values inForce() {
      return code.plannedAt(now);
    }

    private static Instant from(Values entry) {
      return Instant.parse(entry.text("from"));
    }

    /** Whether somebody else changed the code meanwhile. */
    public boolean isOvertaken() {
      return problem != null && problem.code() == ProblemCode.REVISION_MISMATCH;
    }
  }

  /** What the form with all fields shows. */
  public record Edit(ShownCode code, Values values, Choices.All choices) {
    /** Whether somebody else changed the code meanwhile. */
    public boolean isOvertaken() {
      ProblemException problem = values.problem();
      return problem != null && problem.code() == ProblemCode.REVISION_MISMATCH;
    }

    /** What is wrong where no field of the form is to blame; null for nothing. */
    public @Nullable String problem() {
      ProblemException problem = values.problem();
      return problem == null ? null : problem.detail();
    }
  }

  /** The code that the path names, as it is now. */
  static ShownCode code(ApiCalls api, Visit visit) {
    return ShownCode.of(api.get(visit, "/api/v1/codes/:id", Map.of("id", visit.named("id"))));
  }

  /** {@code GET /console/codes/:id}. */
  public Reply show(Visit visit) {
    return page(200, visit, code(api, visit), null, "");
  }

  private Reply page(
      int status, Visit visit, ShownCode code, @Nullable ProblemException problem, String tried) {
    ScanSummary days = days(visit, code);
    SeriesChart chart =
        days == null ? null : SeriesChart.of(days.steps(), List.of(), visit.texts());
    return templates.page(
        status,
        visit,
        Section.CODES,
        code.title(),
        "codes/page",
        new Page(code, problem, tried, days, chart, visit.texts().now()));
  }

  private @Nullable ScanSummary days(Visit visit, ShownCode code) {
    if (!code.isDynamic()) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(visit.texts().now(), visit.texts().zone());
    try {
      return measurements.summary(
          new ScanScope(
              visit.actor().workspace().value(),
              Set.of(code.id()),
              today.minusDays(DAYS - 1L).atStartOfDay(visit.texts().zone()).toInstant(),
              today.plusDays(1).atStartOfDay(visit.texts().zone()).toInstant(),
              visit.texts().zone()),
          Length.DAY,
          Set.of(Dimension.DEVICE, Dimension.COUNTRY, Dimension.VARIANT),
          MOST_SHARES);
    } catch (RuntimeException unavailable) {
      return null;
    }
  }

  /** {@code POST /console/codes/:id/destination}: leads elsewhere from the next scan on. */
  public Reply repoint(Visit visit) {
    String destination = visit.form().text("destination");
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("destination", destination);
    putReason(visit, body);
    try {
      JsonNode _ =
          api.patchCode(visit, visit.named("id"), visit.form().text("revision"), Map.of(), body);
      return Redirects.to("/console/codes/" + visit.named("id"), Note.LIVE);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, code(api, visit), e, destination);
    }
  }

  /** {@code POST /console/codes/:id/preflight}: what would become of a new address. */
  public Reply preflight(Visit visit) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("destination", visit.form().text("destination"));
    return templates.part(
        visit, Section.CODES, "codes/preflight", rehearsal.of(visit, code(api, visit), body));
  }

  /** {@code POST /console/codes/:id/status}. */
  public Reply changeStatus(Visit visit) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("status", visit.form().text("status"));
    putReason(visit, body);
    try {
      JsonNode _ = api.patchCode(visit, visit.named("id"), "", Map.of(), body);
      return Redirects.to("/console/codes/" + visit.named("id"), Note.LIVE);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, code(api, visit), e, "");
    }
  }

  /** {@code GET /console/codes/:id/edit}. */
  public Reply edit(Visit visit) {
    ShownCode code = code(api, visit);
    return editPage(200, visit, code, code.values());
  }

  /** {@code POST /console/codes/:id/edit}. */
  public Reply save(Visit visit) {
    ObjectNode body = CodeForm.read(visit.form(), visit.texts().zone());
    try {
      JsonNode _ =
          api.patchCode(visit, visit.named("id"), visit.form().text("revision"), Map.of(), body);
      return Redirects.to("/console/codes/" + visit.named("id"), Note.LIVE);
    } catch (ProblemException e) {
      ShownCode code = code(api, visit);
      ObjectNode typed = ((ObjectNode) code.values().tree()).deepCopy();
      typed.setAll(body);
      return editPage(e.code().status(), visit, code, new Values(typed, e));
    }
  }

  private Reply editPage(int status, Visit visit, ShownCode code, Values values) {
    return templates.page(
        status,
        visit,
        Section.CODES,
        code.title(),
        "codes/edit",
        new Edit(code, values, choices.of(visit, Choices.Of.GROUPS, Choices.Of.FIELDS)));
  }

  /** {@code POST /console/codes/:id/delete}. */
  public Reply delete(Visit visit) {
    api.delete(visit, "/api/v1/codes/:id", Map.of("id", visit.named("id")));
    return Redirects.to("/console/codes/" + visit.named("id") + "/history", Note.CODE_DELETED);
  }

  private static void putReason(Visit visit, ObjectNode body) {
    String reason = visit.form().textOrNull("reason");
    if (reason != null) {
      body.put("reason", reason);
    }
  }
}
