package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes that are made to the codes that were ticked in the list. */
public final class ManyCodes {
  private final ApiCalls api;
  private final KnownCodes known;
  private final Templates templates;

  /** Changes by the API's calls. */
  public ManyCodes(ApiCalls api, KnownCodes known, Templates templates) {
    this.api = api;
    this.known = known;
    this.templates = templates;
  }

  /**
   * A code that was not changed, and why.
   *
   * @param code null where it is gone
   */
  public record Refused(String id, @Nullable ShownCode code, String reason) {}

  /**
   * What is said where not all could be changed.
   *
   * @param changed how many were
   */
  public record Page(int changed, List<Refused> refused, String back) {}

  /** {@code POST /console/codes/many}. */
  public Reply change(Visit visit) {
    List<String> ids = visit.form().all("id");
    String query = visit.form().text("query");
    String back = "/console/codes" + (query.isEmpty() ? "" : "?" + query);
    if (ids.isEmpty()) {
      return Redirects.to(back);
    }
    Map<String, ShownCode> codes = known.of(visit, ids);
    List<Refused> refused = new ArrayList<>();
    int changed = 0;
    if (visit.form().text("action").equals("delete")) {
      for (String id : ids) {
        try {
          api.delete(visit, "/api/v1/codes/:id", Map.of("id", id));
          changed++;
        } catch (ProblemException e) {
          refused.add(new Refused(id, codes.get(id), e.detail()));
        }
      }
    } else {
      JsonNode answer =
          api.send(
              visit, HttpMethod.PATCH, "/api/v1/codes/bulk", Map.of(), body(visit, ids, codes));
      for (JsonNode result : answer.path("results")) {
        if (result.has("problem")) {
          String id = ids.get(result.path("index").asInt());
          refused.add(
              new Refused(id, codes.get(id), result.path("problem").path("detail").asText()));
        } else {
          changed++;
        }
      }
    }
    return refused.isEmpty()
        ? Redirects.to(back, Note.CHANGED_MANY)
        : templates.page(
            visit,
            Section.CODES,
            visit.texts().of("Not all could be changed"),
            "codes/many",
            new Page(changed, refused, back));
  }

  private ObjectNode body(Visit visit, List<String> ids, Map<String, ShownCode> present) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String reason = visit.form().textOrNull("reason");
    if (reason != null) {
      body.put("reason", reason);
    }
    ArrayNode codes = body.putArray("codes");
    for (String id : ids) {
      codes.add(item(visit, id, present.get(id)));
    }
    return body;
  }

  private static ObjectNode item(Visit visit, String id, @Nullable ShownCode present) {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", id);
    return switch (visit.form().text("action")) {
      case "pause" -> item.put("status", "paused");
      case "activate" -> item.put("status", "active");
      case "retire" -> item.put("status", "retired");
      case "move" -> item.put("group", said(visit, "group"));
      case "repoint" -> item.put("destination", visit.form().text("destination"));
      case "tag" -> {
        var tags = new LinkedHashSet<String>(present == null ? List.of() : present.tags());
        tags.add(said(visit, "tag"));
        ArrayNode list = item.putArray("tags");
        tags.forEach(list::add);
        // Another tag of the same moment is not lost.
        yield present == null
            ? item
            : item.put("revision", present.values().at("revision").asLong());
      }
      default ->
          throw new ProblemException(
              ProblemCode.INVALID_VALUE, "action", "Choose what to do with the codes.");
    };
  }

  private static String said(Visit visit, String field) {
    String said = visit.form().textOrNull(field);
    if (said == null) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, field, "Say which " + field + " it shall be.");
    }
    return said;
  }
}
