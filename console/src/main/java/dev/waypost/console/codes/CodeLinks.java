package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.csv.FormulaGuard;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Domains;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.CsvFile;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The signed links of a code: made, listed, taken back. */
public final class CodeLinks {
  private static final String ROWS = "50";

  private final ApiCalls api;
  private final Previews previews;
  private final Templates templates;

  /** Pages of signed links. */
  public CodeLinks(ApiCalls api, Domains domains, Templates templates) {
    this.api = api;
    this.previews = new Previews(api, domains);
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param links newest first, as the API answers them
   * @param next the cursor of older ones; empty for none
   * @param form what was typed, and what is wrong with it
   * @param made with their addresses, which are shown this once
   * @param picture of the link where one was made, for {@code <img src>}; empty otherwise
   */
  public record Page(
      ShownCode code,
      List<Values> links,
      String next,
      Values form,
      List<Values> made,
      String picture) {
    /** Whether the code leads on by signed links alone. */
    public boolean isClosed() {
      return code.values().is("access.links", "signed");
    }
  }

  /** {@code GET /console/codes/:id/links}. */
  public Reply show(Visit visit) {
    return page(200, visit, Values.of(MissingNode.getInstance()), List.of());
  }

  /** {@code POST /console/codes/:id/links}: makes some, shown this once or as a file to keep. */
  public Reply make(Visit visit) {
    ObjectNode typed = JsonForm.read(visit.form(), List.of("count", "uses", "expires_at", "note"));
    ObjectNode body = typed.deepCopy();
    if (body.path("expires_at").isTextual()) {
      body.put(
          "expires_at", Moments.moment(body.path("expires_at").asText(), visit.texts().zone()));
    }
    List<Values> made;
    try {
      made =
          Values.of(api.post(visit, "/api/v1/codes/:id/links/bulk", named(visit), body))
              .items("links");
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(typed, e), List.of());
    }
    return visit.form().text("as").equals("table")
        ? table(made)
        : page(201, visit, Values.of(MissingNode.getInstance()), made);
  }

  private static Reply table(List<Values> made) {
    return CsvFile.reply(
        201,
        "links.csv",
        csv -> {
          csv.writeRecord("url", "id", "uses", "expires_at", "note");
          for (Values link : made) {
            csv.writeRecord(
                link.text("url"),
                link.text("id"),
                link.text("uses"),
                link.text("expires_at"),
                FormulaGuard.added(link.text("note")));
          }
        });
  }

  /** {@code POST /console/codes/:id/links/:link/revoke}: takes one back. */
  public Reply revoke(Visit visit) {
    api.delete(visit, "/api/v1/links/:id", Map.of("id", visit.named("link")));
    return Redirects.to(path(visit), Note.REVOKED);
  }

  /** {@code POST /console/codes/:id/links/access}: who is led on, everybody or links alone. */
  public Reply changeAccess(Visit visit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("access").put("links", visit.form().text("links"));
    JsonNode _ = api.patch(visit, "/api/v1/codes/:id", named(visit), body);
    return Redirects.to(path(visit), Note.LIVE);
  }

  private Reply page(int status, Visit visit, Values form, List<Values> made) {
    ShownCode code = CodePage.code(api, visit);
    Map<String, String> query = new HashMap<>(Map.of("limit", ROWS));
    if (!visit.parameter("cursor").isEmpty()) {
      query.put("cursor", visit.parameter("cursor"));
    }
    Values listed =
        Values.of(api.get(visit, "/api/v1/codes/:id/links", Map.of("id", code.id()), query));
    String picture =
        made.size() == 1
            ? previews.picture(
                visit, Previews.text(made.getFirst().text("url")), MissingNode.getInstance())
            : "";
    return templates.page(
        status,
        visit,
        Section.CODES,
        code.title(),
        "codes/links",
        new Page(code, listed.items("links"), listed.text("next_cursor"), form, made, picture));
  }

  private static Map<String, String> named(Visit visit) {
    return Map.of("id", visit.named("id"));
  }

  private static String path(Visit visit) {
    return "/console/codes/" + visit.named("id") + "/links";
  }
}
