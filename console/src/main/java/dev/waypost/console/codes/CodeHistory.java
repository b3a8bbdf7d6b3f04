package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What was changed of a code, when, by whom and why; and earlier states restored. */
public final class CodeHistory {
  private final ApiCalls api;
  private final Templates templates;

  /** Pages of histories. */
  public CodeHistory(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /**
   * One field that was changed.
   *
   * @param before empty for nothing
   * @param after empty for nothing
   */
  public record Difference(String field, String before, String after) {
    /** The field of the code, as the API names it. */
    public String of() {
      int dot = field.indexOf('.');
      return dot < 0 ? field : field.substring(0, dot);
    }

    /** Where in it; empty for all of it. */
    public String within() {
      return field.substring(Math.min(field.length(), of().length() + 1));
    }
  }

  /** One change. */
  public record Entry(Values values, List<Difference> differences) {
    /** When. */
    public Instant time() {
      return Instant.parse(values.text("time"));
    }

    /** Who: a person by name, or a key. */
    public String actor() {
      String actor = values.text("actor");
      return actor.startsWith("person:") ? actor.substring("person:".length()) : actor;
    }
  }

  /**
   * What the page shows.
   *
   * @param next the cursor of what is older; empty for nothing
   */
  public record Page(ShownCode code, List<Entry> entries, String next) {
    /** Whether the code is deleted. */
    public boolean deleted() {
      return code.isDeleted();
    }
  }

  /** {@code GET /console/codes/:id/history}. */
  public Reply show(Visit visit) {
    Map<String, String> query = new HashMap<>(Map.of("limit", "20"));
    if (!visit.parameter("cursor").isEmpty()) {
      query.put("cursor", visit.parameter("cursor"));
    }
    JsonNode history =
        api.get(visit, "/api/v1/codes/:id/history", Map.of("id", visit.named("id")), query);
    List<Entry> entries = new ArrayList<>();
    history
        .path("history")
        .forEach(entry ->
            entries.add(
                new Entry(
                    Values.of(entry), differences("", entry.path("before"), entry.path("after")))));
    JsonNode next = history.path("next_cursor");
    ShownCode code = code(visit);
    return templates.page(
        visit,
        Section.CODES,
        code.title(),
        "codes/history",
        new Page(code, entries, next.isTextual() ? next.asText() : ""));
  }

  /** The code as it is, or as it was last where it is deleted. */
  private ShownCode code(Visit visit) {
    try {
      return CodePage.code(api, visit);
    } catch (ProblemException gone) {
      JsonNode newest =
          api.get(
              visit,
              "/api/v1/codes/:id/history",
              Map.of("id", visit.named("id")),
              Map.of("limit", "1"));
      return ShownCode.of(newest.path("history").path(0).path("after"));
    }
  }

  /** {@code POST /console/codes/:id/restore}. */
  public Reply restore(Visit visit) {
    var body = JsonNodeFactory.instance.objectNode();
    String revision = visit.form().text("revision");
    if (!revision.isEmpty()) {
      body.set("revision", JsonForm.number(revision));
    }
    String reason = visit.form().textOrNull("reason");
    if (reason != null) {
      body.put("reason", reason);
    }
    JsonNode _ =
        api.post(visit, "/api/v1/codes/:id/restore", Map.of("id", visit.named("id")), body);
    return Redirects.to("/console/codes/" + visit.named("id"), Note.RESTORED);
  }

  /** Objects are compared member by member, lists as a whole. */
  private static List<Difference> differences(String path, JsonNode before, JsonNode after) {
    List<Difference> differences = new ArrayList<>();
    var names = new TreeSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode was = before.path(name);
      JsonNode is = after.path(name);
      String inner = path.isEmpty() ? name : path + "." + name;
      if (was.isObject() && is.isObject()) {
        differences.addAll(differences(inner, was, is));
      } else if (!text(was).equals(text(is)) && !isTold(inner)) {
        differences.add(new Difference(inner, text(was), text(is)));
      }
    }
    return differences;
  }

  /** What says the same once more, or follows. */
  private static boolean isTold(String path) {
    return path.equals("destination")
        || path.equals("image_url")
        || path.equals("id")
        || path.equals("style.version");
  }

  private static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty())) {
      return "";
    }
    return node.isContainerNode() ? node.toString() : node.asText();
  }
}
