package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.BulkOperations;
import dev.waypost.api.codes.BulkResults;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.csv.CsvTable;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.jobs.JobDesk;
import dev.waypost.api.jobs.JobRequest;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Storing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Making and changing codes from a table, a row each. */
public final class CsvOperations {
  private static final String MAP = "map.";
  private static final Set<String> PARAMETERS =
      Set.of("mode", "dry_run", "delimiter", "ignore_columns", "reason");

  private final ItemWork work;
  private final CodeJson json;
  private final JobDesk jobs;

  /** Operations by this work. */
  public CsvOperations(ItemWork work, CodeJson json, JobDesk jobs) {
    this.work = work;
    this.json = json;
    this.jobs = jobs;
  }

  /**
   * {@code POST /codes/csv}: 200 with what became of each row, or 202 with a job where they are
   * many.
   */
  public Reply upload(ApiRequest request) {
    Map<String, String> mapped = mapped(request);
    JobKind kind =
        oneOf(request, "mode", List.of("create", "update")) == 1
            ? JobKind.UPDATE_CODES
            : JobKind.CREATE_CODES;
    boolean dryRun = truth(request, "dry_run");
    boolean ignoreUnknown = truth(request, "ignore_columns");
    CsvTable table = CsvTable.read(request.body(), delimiter(request));
    CsvColumns columns = CsvColumns.of(table.titles(), mapped, ignoreUnknown, kind);
    int rows = table.countRows();
    if (rows == 0) {
      throw new ProblemException(
          ProblemCode.MALFORMED_CSV, null, "There is no row below the titles.");
    }
    String reason = request.parameter("reason");
    if (rows <= BulkOperations.MAX_CODES) {
      return runAtOnce(request, table, columns, kind, dryRun, reason);
    }
    ObjectNode settings =
        JsonNodeFactory.instance.objectNode().set("columns", columns.titlesByField());
    return jobs.queue(
        request,
        new JobRequest(kind, dryRun, reason, rows, settings),
        input ->
            table.forEach((row, cells) ->
                input.add(CsvLine.write(new NumberedItem(row, columns.item(cells))))));
  }

  private Reply runAtOnce(
      ApiRequest request,
      CsvTable table,
      CsvColumns columns,
      JobKind kind,
      boolean dryRun,
      @Nullable String reason) {
    List<NumberedItem> rows = new ArrayList<>();
    try {
      table.forEach((row, cells) -> rows.add(new NumberedItem(row, columns.item(cells))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Answer<List<Outcome>> answer =
        request.answer(outcomes -> reply(rows, outcomes, columns, kind, dryRun));
    Storing storing = dryRun ? Storing.Rehearsed.REHEARSED : new Storing.Plainly(answer);
    return answer.reply(
        work.run(
            request.actor(),
            rows.stream().map(NumberedItem::item).toList(),
            new ItemWork.Order(kind, true, false, reason, storing)));
  }

  private Reply reply(
      List<NumberedItem> rows,
      List<Outcome> outcomes,
      CsvColumns columns,
      JobKind kind,
      boolean dryRun) {
    ObjectNode titles = columns.titlesByField();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dry_run", dryRun);
    ArrayNode results = body.putArray("results");
    int done = 0;
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode result = results.addObject().put("row", rows.get(i).number());
      ProblemException problem =
          BulkResults.put(
              result,
              outcomes.get(i),
              kind,
              (node, code) -> {
                if (!dryRun) {
                  node.set("code", json.of(code));
                }
              });
      CsvBlame.put(result, problem, titles);
      done += problem == null ? 1 : 0;
    }
    body.put("succeeded", done);
    body.put("failed", rows.size() - done);
    return Reply.json(200, body).withHeader("Cache-Control", "no-store");
  }

  private static Map<String, String> mapped(ApiRequest request) {
    var mapped = new TreeMap<String, String>();
    var allowed = new TreeSet<>(PARAMETERS);
    for (String name : request.query().names()) {
      String title = request.parameter(name);
      if (name.startsWith(MAP) && title != null) {
        allowed.add(name);
        mapped.put(name.substring(MAP.length()), title.strip());
      }
    }
    request.allowParameters(allowed);
    return mapped;
  }

  private static @Nullable Character delimiter(ApiRequest request) {
    String delimiter = request.parameter("delimiter");
    return switch (delimiter) {
      case null -> null;
      case "auto" -> null;
      case "tab", "\t" -> '\t';
      case ",", ";", "|" -> delimiter.charAt(0);
      default ->
          throw new ProblemException(
              ProblemCode.INVALID_PARAMETER,
              "delimiter",
              "\"delimiter\" is \""
                  + delimiter
                  + "\". Allowed are: auto, tab, a comma, a semicolon (%3B in an address), a bar.");
    };
  }

  private static boolean truth(ApiRequest request, String name) {
    return oneOf(request, name, List.of("false", "true")) == 1;
  }

  /** The place of a parameter among what is allowed; the first where it is absent. */
  private static int oneOf(ApiRequest request, String name, List<String> allowed) {
    String value = request.parameter(name);
    int place = value == null ? 0 : allowed.indexOf(value);
    if (place < 0) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          name,
          "\""
              + name
              + "\" is \""
              + value
              + "\". Allowed are: "
              + String.join(", ", allowed)
              + ".");
    }
    return place;
  }
}
