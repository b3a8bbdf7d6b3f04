package dev.waypost.console.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.ProblemCode;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logos for designs, and files that codes lead to. */
public final class Uploads {
  private final ApiCalls api;
  private final Templates templates;

  /** Pages of uploads. */
  public Uploads(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param problem what is wrong with an upload; null for nothing
   */
  public record Page(List<Values> logos, List<Values> files, @Nullable String problem) {}

  /** {@code GET /console/uploads}. */
  public Reply show(Visit visit) {
    return page(200, visit, null);
  }

  /** {@code POST /console/uploads/:kind}: takes a file. */
  public Reply upload(Visit visit) {
    String kind = kind(visit);
    Form.Upload file = visit.form().file("file").orElse(null);
    if (file == null) {
      return page(422, visit, visit.texts().of("Choose a file first."));
    }
    try {
      Reply _ =
          api.reply(
              visit,
              HttpMethod.POST,
              "/api/v1/" + kind,
              Map.of(),
              Map.of("name", file.name()),
              file.content());
      return Redirects.to("/console/uploads", Note.SAVED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, e.detail());
    }
  }

  /** {@code POST /console/uploads/:kind/:id/delete}. */
  public Reply delete(Visit visit) {
    try {
      api.delete(visit, "/api/v1/" + kind(visit) + "/:id", Map.of("id", visit.named("id")));
      return Redirects.to("/console/uploads", Note.DELETED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, e.detail());
    }
  }

  /** {@code POST /console/uploads/files/:id/code}: makes a code that leads to a file. */
  public Reply makeCode(Visit visit) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("content").put("kind", "file").put("file", visit.named("id"));
    body.put("name", visit.form().text("name"));
    JsonNode made = api.post(visit, "/api/v1/codes", Map.of(), body);
    return Redirects.to("/console/codes/" + made.path("id").asText(), Note.CREATED);
  }

  /** {@code GET /console/uploads/logos/:id}: the picture. */
  public Reply picture(Visit visit) {
    return api.reply(
        visit,
        HttpMethod.GET,
        "/api/v1/logos/:id/image",
        Map.of("id", visit.named("id")),
        Map.of(),
        null);
  }

  private static String kind(Visit visit) {
    String kind = visit.named("kind");
    if (kind.equals("logos") || kind.equals("files")) {
      return kind;
    }
    throw new ProblemException(ProblemCode.NOT_FOUND, null, "There is no such page.");
  }

  private Reply page(int status, Visit visit, @Nullable String problem) {
    return templates.page(
        status,
        visit,
        Section.UPLOADS,
        visit.texts().of("Logos and files"),
        "order/uploads",
        new Page(list(visit, "logos"), list(visit, "files"), problem));
  }

  private List<Values> list(Visit visit, String kind) {
    return api.all(visit, "/api/v1/" + kind, Map.of(), kind).stream().map(Values::of).toList();
  }
}
