package dev.waypost.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.bulk.Series;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Form;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Codes that differ by a number, up to a million at once: serial numbers, tables, tickets. */
public final class SeriesPage {
  private final ApiCalls api;
  private final Choices choices;
  private final Templates templates;

  /** Pages that make series. */
  public SeriesPage(ApiCalls api, Choices choices, Templates templates) {
    this.api = api;
    this.choices = choices;
    this.templates = templates;
  }

  /**
   * The ends of a series.
   *
   * @param codes the first and the last; one where there is but one
   * @param problem why there are none; null for nothing
   */
  public record Ends(List<Values> codes, @Nullable String problem) {}

  /** What the page shows. */
  public record Page(Values values, Ends ends, Choices.All choices) {}

  /** {@code GET /console/series}. */
  public Reply show(Visit visit) {
    ObjectNode values = JsonNodeFactory.instance.objectNode().put("count", 100).put("first", 1);
    values.put("digits", 3).putObject("template").put("name", "No. {number}");
    return page(200, visit, Values.of(values), new Ends(List.of(), null));
  }

  /** {@code POST /console/series/ends}: the first and the last code of what was typed so far. */
  public Reply showEnds(Visit visit) {
    return templates.part(visit, Section.IMPORTS, "settings/series-ends", ends(body(visit.form())));
  }

  /** {@code POST /console/series}: makes them, as work that can be left. */
  public Reply create(Visit visit) {
    ObjectNode body = body(visit.form());
    try {
      JsonNode job = api.post(visit, "/api/v1/jobs", Map.of(), body);
      return Redirects.to("/console/jobs/" + job.path("id").asText(), Note.STARTED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(body, e), ends(body));
    }
  }

  private static ObjectNode body(Form form) {
    ObjectNode body =
        JsonForm.read(form, List.of("count", "first", "digits", "template", "reason"));
    return body.put("kind", "create_codes");
  }

  private static Ends ends(ObjectNode body) {
    try {
      Series series = Series.of(body);
      List<Values> codes =
          LongStream.of(series.first(), series.first() + series.count() - 1)
              .distinct()
              .mapToObj(number -> Values.of(series.fields(number)))
              .toList();
      return new Ends(codes, null);
    } catch (ProblemException e) {
      return new Ends(List.of(), e.detail());
    }
  }

  private Reply page(int status, Visit visit, Values values, Ends ends) {
    return templates.page(
        status,
        visit,
        Section.IMPORTS,
        visit.texts().of("A series of codes"),
        "settings/series",
        new Page(
            values,
            ends,
            choices.of(visit, Choices.Of.GROUPS, Choices.Of.THEMES, Choices.Of.DOMAINS)));
  }
}
