package dev.waypost.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.codes.CodeFilters;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of everything that filters find: previewed, made, undone. */
public final class RecallPages {
  private final ApiCalls api;
  private final Templates templates;

  /** Pages of recalls. */
  public RecallPages(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /**
   * What the first page shows.
   *
   * @param filters which codes
   * @param body the call so far
   * @param preview what it would do, as the API answers it; null before it was previewed
   * @param problem what is wrong with it; null for nothing
   */
  public record Start(
      CodeFilters filters,
      Values body,
      @Nullable Values preview,
      @Nullable String problem,
      List<Values> recalls) {
    /** What shall happen, as the form names it. */
    public String action() {
      return switch (body.text("set.status")) {
        case "paused" -> "pause";
        case "active" -> "activate";
        case "retired" -> "retire";
        default -> "repoint";
      };
    }
  }

  /** A recall, for its page. */
  public record Shown(Values recall) {
    /** Whether it is still being made or undone. */
    public boolean isOpen() {
      return recall.is("state", "running") || recall.is("state", "undoing");
    }
  }

  /** {@code GET /console/recalls/new}. */
  public Reply start(Visit visit) {
    return startPage(
        200,
        visit,
        new Start(
            CodeFilters.of(visit),
            Values.of(JsonNodeFactory.instance.objectNode()),
            null,
            null,
            recalls(visit)));
  }

  /** {@code POST /console/recalls}: previews, and makes it once that was seen. */
  public Reply create(Visit visit) {
    CodeFilters filters = CodeFilters.of(visit);
    ObjectNode body = body(visit, filters);
    String expected = visit.form().text("expected");
    try {
      if (expected.isEmpty()) {
        ObjectNode preview = body.deepCopy().put("preview", true);
        JsonNode seen = api.post(visit, "/api/v1/recalls", Map.of(), preview);
        return startPage(
            200, visit, new Start(filters, Values.of(body), Values.of(seen), null, List.of()));
      }
      body.put("expected_codes", expectedCodes(expected));
      JsonNode made = api.post(visit, "/api/v1/recalls", Map.of(), body);
      return Redirects.to("/console/recalls/" + made.path("id").asText(), Note.STARTED);
    } catch (ProblemException e) {
      return startPage(
          e.code().status(),
          visit,
          new Start(filters, Values.of(body), null, e.detail(), recalls(visit)));
    }
  }

  /** What is no number is none that matches: the API then says how many there are. */
  private static long expectedCodes(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static ObjectNode body(Visit visit, CodeFilters filters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode filter = body.putObject("filter");
    filters.whole().forEach((name, value) -> putFilter(filter, name, value));
    ObjectNode set = body.putObject("set");
    switch (visit.form().text("action")) {
      case "repoint" -> set.put("destination", visit.form().text("destination"));
      case "pause" -> set.put("status", "paused");
      case "activate" -> set.put("status", "active");
      case "retire" -> set.put("status", "retired");
      default -> {
        // The API says what may be set.
      }
    }
    body.put("reason", visit.form().text("reason"));
    return body;
  }

  private static void putFilter(ObjectNode filter, String name, String value) {
    if (name.startsWith("metadata.")) {
      filter.withObject("/metadata").put(name.substring("metadata.".length()), value);
    } else if (name.equals("tag")) {
      filter.putArray("tag").add(value);
    } else if (!name.equals("sort")) {
      filter.put(name, value);
    }
  }

  /** {@code GET /console/recalls/:id}. */
  public Reply show(Visit visit) {
    return templates.page(
        visit,
        Section.CODES,
        visit.texts().of("One change of many codes"),
        "settings/recall",
        read(visit));
  }

  /** {@code GET /console/recalls/:id/progress}. */
  public Reply progress(Visit visit) {
    return templates.part(visit, Section.CODES, "settings/recall-progress", read(visit));
  }

  private Shown read(Visit visit) {
    return new Shown(
        Values.of(api.get(visit, "/api/v1/recalls/:id", Map.of("id", visit.named("id")))));
  }

  /** {@code POST /console/recalls/:id/undo}. */
  public Reply undo(Visit visit) {
    JsonNode _ =
        api.post(
            visit,
            "/api/v1/recalls/:id/undo",
            Map.of("id", visit.named("id")),
            JsonNodeFactory.instance.objectNode());
    return Redirects.to("/console/recalls/" + visit.named("id"), Note.UNDONE);
  }

  private List<Values> recalls(Visit visit) {
    List<Values> recalls = new ArrayList<>();
    api.get(visit, "/api/v1/recalls", Map.of(), Map.of("limit", "10"))
        .path("recalls")
        .forEach(recall -> recalls.add(Values.of(recall)));
    return recalls;
  }

  private Reply startPage(int status, Visit visit, Start start) {
    return templates.page(
        status,
        visit,
        Section.CODES,
        visit.texts().of("Change all that match"),
        "settings/recall-new",
        start);
  }
}
