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
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes that are made to the codes that were ticked in the list. */
public final class ManyCodes {
  private final ApiCalls api;
  private final Templates templates;

  /** Changes by the API's calls. */
  public ManyCodes(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /** A code that was not changed, and why. */
  public record Refused(ShownCode code, String reason) {}

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
    List<Refused> refused = new ArrayList<>();
    int changed = 0;
    if (visit.form().text("action").equals("delete")) {
      for (String id : ids) {
        try {
          api.delete(visit, "/api/v1/codes/:id", Map.of("id", id));
          changed++;
        } catch (ProblemException e) {
          refused.add(new Refused(code(visit, id), e.detail()));
        }
      }
    } else {
      JsonNode answer =
          api.send(visit, HttpMethod.PATCH, "/api/v1/codes/bulk", Map.of(), body(visit, ids));
      for (JsonNode result : answer.path("results")) {
        if (result.has("problem")) {
          refused.add(
              new Refused(
                  code(visit, ids.get(result.path("index").asInt())),
                  result.path("problem").path("detail").asText()));
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

  private ShownCode code(Visit visit, String id) {
    return ShownCode.of(api.get(visit, "/api/v1/codes/:id", Map.of("id", id)));
  }

  private ObjectNode body(Visit visit, List<String> ids) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String reason = visit.form().textOrNull("reason");
    if (reason != null) {
      body.put("reason", reason);
    }
    ArrayNode codes = body.putArray("codes");
    for (String id : ids) {
      codes.add(item(visit, id));
    }
    return body;
  }

  private ObjectNode item(Visit visit, String id) {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", id);
    return switch (visit.form().text("action")) {
      case "pause" -> item.put("status", "paused");
      case "activate" -> item.put("status", "active");
      case "retire" -> item.put("status", "retired");
      case "move" -> item.put("group", visit.form().textOrNull("group"));
      case "repoint" -> item.put("destination", visit.form().text("destination"));
      case "tag" -> {
        ArrayNode tags = item.putArray("tags");
        Values code = code(visit, id).values();
        code.at("tags").forEach(tags::add);
        if (!code.has("tags", visit.form().text("tag"))) {
          tags.add(visit.form().text("tag"));
        }
        yield item;
      }
      default ->
          throw new ProblemException(
              ProblemCode.INVALID_VALUE, "action", "Choose what to do with the codes.");
    };
  }
}
