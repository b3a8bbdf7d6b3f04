package dev.waypost.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Form;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes from a table and to one, and the long work that large tables become. */
public final class Imports {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ApiCalls api;
  private final Templates templates;

  /** Pages of tables. */
  public Imports(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param result of the table that was just sent, as the API answers it; null for none
   * @param problem why a table was refused as a whole; null for nothing
   */
  public record Page(List<Values> jobs, @Nullable Values result, @Nullable String problem) {
    /** The rows that would not be or were not taken. */
    public List<Values> refused() {
      Values known = result;
      return known == null
          ? List.of()
          : known.items("results").stream().filter(row -> row.has("problem")).toList();
    }
  }

  /** A job, for its page. */
  public record Job(Values job) {
    /** Whether it still runs or waits. */
    public boolean isOpen() {
      return !job.has("result_url");
    }
  }

  /** {@code GET /console/imports}. */
  public Reply show(Visit visit) {
    return page(200, visit, null, null);
  }

  /** {@code POST /console/imports}: tries a table, or takes it. */
  public Reply upload(Visit visit) {
    Form.Upload file = visit.form().file("file").orElse(null);
    if (file == null) {
      return page(422, visit, null, visit.texts().of("Choose a file first."));
    }
    Map<String, String> query = new HashMap<>();
    query.put("mode", visit.form().text("mode").equals("update") ? "update" : "create");
    query.put("dry_run", visit.form().text("run").equals("take") ? "false" : "true");
    if (visit.form().isTicked("ignore_columns")) {
      query.put("ignore_columns", "true");
    }
    try {
      Reply reply =
          api.reply(visit, HttpMethod.POST, "/api/v1/codes/csv", Map.of(), query, file.content());
      JsonNode answer = read(reply);
      return reply.status() == 202
          ? Redirects.to("/console/jobs/" + answer.path("id").asText(), Note.STARTED)
          : page(200, visit, Values.of(answer), null);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, null, e.detail());
    }
  }

  /** {@code GET /console/jobs/:id}. */
  public Reply job(Visit visit) {
    return templates.page(
        visit, Section.IMPORTS, visit.texts().of("Long work"), "settings/job", readJob(visit));
  }

  /** {@code GET /console/jobs/:id/progress}: for the script that asks now and then. */
  public Reply progress(Visit visit) {
    return templates.part(visit, Section.IMPORTS, "settings/job-progress", readJob(visit));
  }

  private Job readJob(Visit visit) {
    return new Job(Values.of(api.get(visit, "/api/v1/jobs/:id", Map.of("id", visit.named("id")))));
  }

  /** {@code POST /console/jobs/:id/cancel}. */
  public Reply cancel(Visit visit) {
    JsonNode _ =
        api.post(
            visit,
            "/api/v1/jobs/:id/cancel",
            Map.of("id", visit.named("id")),
            JsonNodeFactory.instance.objectNode());
    return Redirects.to("/console/jobs/" + visit.named("id"), Note.CANCELLED);
  }

  /** {@code GET /console/jobs/:id/result}: the file with what became of each row. */
  public Reply result(Visit visit) {
    return api.reply(
            visit,
            HttpMethod.GET,
            "/api/v1/jobs/:id/result",
            Map.of("id", visit.named("id")),
            Map.of("format", "csv"),
            null)
        .withHeader("Content-Disposition", "attachment; filename=\"result.csv\"");
  }

  private Reply page(int status, Visit visit, @Nullable Values result, @Nullable String problem) {
    List<Values> jobs = new ArrayList<>();
    api.get(visit, "/api/v1/jobs", Map.of(), Map.of("limit", "20"))
        .path("jobs")
        .forEach(job -> jobs.add(Values.of(job)));
    return templates.page(
        status,
        visit,
        Section.IMPORTS,
        visit.texts().of("Import and export"),
        "settings/imports",
        new Page(jobs, result, problem));
  }

  private static JsonNode read(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException("An operation answered something else than JSON.", e);
    }
  }
}
