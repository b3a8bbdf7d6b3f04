package dev.waypost.console.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.codes.Moments;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that lists things of one kind, with a form to make one, and for each one forms to change
 * and delete it.
 */
public final class Listing {
  private final ApiCalls api;
  private final Choices choices;
  private final Templates templates;
  private final Kind kind;

  /** A page of things of a kind. */
  public Listing(ApiCalls api, Choices choices, Templates templates, Kind kind) {
    this.api = api;
    this.choices = choices;
    this.templates = templates;
    this.kind = kind;
  }

  /**
   * A kind of things.
   *
   * @param template of the page
   * @param path of the API's calls for all of them, such as {@code /api/v1/groups}
   * @param list what the answer calls them
   * @param queries of the calls that list all of them, such as one for each mode of keys
   * @param name of the part of the path that names one
   * @param fields of the forms
   * @param offers what its page lets people choose from
   */
  public record Kind(
      Section section,
      String template,
      String path,
      String list,
      List<Map<String, String>> queries,
      String name,
      List<String> fields,
      List<Choices.Of> offers) {}

  /**
   * What the page shows.
   *
   * @param form what was typed, and what is wrong with it
   * @param made what was made just now and is shown this once; null for nothing
   */
  public record Page(List<Values> items, Values form, @Nullable Values made, Choices.All choices) {
    /** What is wrong; null for nothing. */
    public @Nullable ProblemException problem() {
      return form.problem();
    }
  }

  /** {@code GET}: the list. */
  public Reply show(Visit visit) {
    return page(200, visit, Values.of(MissingNode.getInstance()), null);
  }

  /** {@code POST}: makes one. */
  public Reply create(Visit visit) {
    ObjectNode body = body(visit);
    try {
      JsonNode _ = api.post(visit, kind.path(), Map.of(), body);
      return Redirects.to(kind.section().path(), Note.SAVED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(body, e), null);
    }
  }

  /** {@code POST}: makes one, part of which is shown now and never again. */
  public Reply createAndShow(Visit visit) {
    ObjectNode body = body(visit);
    try {
      JsonNode made = api.post(visit, kind.path(), Map.of(), body);
      return page(201, visit, Values.of(MissingNode.getInstance()), Values.of(made));
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(body, e), null);
    }
  }

  /** {@code POST}: changes one. */
  public Reply change(Visit visit) {
    ObjectNode body = body(visit);
    try {
      JsonNode _ = api.patch(visit, item(), Map.of(kind.name(), visit.named("id")), body);
      return Redirects.to(kind.section().path(), Note.SAVED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(MissingNode.getInstance(), e), null, body);
    }
  }

  /** {@code POST}: does something with one that the API has a call of its own for. */
  public Reply act(Visit visit, String call) {
    try {
      JsonNode made =
          api.post(
              visit,
              item() + "/" + call,
              Map.of(kind.name(), visit.named("id")),
              JsonForm.read(visit.form(), List.of("overlap_seconds")));
      return page(200, visit, Values.of(MissingNode.getInstance()), Values.of(made));
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(MissingNode.getInstance(), e), null);
    }
  }

  /** {@code POST}: deletes one. */
  public Reply delete(Visit visit) {
    try {
      api.delete(visit, item(), Map.of(kind.name(), visit.named("id")));
      return Redirects.to(kind.section().path(), Note.DELETED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(MissingNode.getInstance(), e), null);
    }
  }

  private ObjectNode body(Visit visit) {
    ObjectNode body = JsonForm.read(visit.form(), kind.fields());
    String expires = body.path("expires_at").asText();
    if (!expires.isEmpty() && !body.path("expires_at").isNull()) {
      ZoneId zone = visit.texts().zone();
      body.put("expires_at", Moments.endOfDay(expires, zone));
    }
    return body;
  }

  /** What somebody typed is there to be mended. */
  private JsonNode asTyped(Visit visit, JsonNode item, ObjectNode typed) {
    boolean isMeant = item.path(kind.name()).asText().equals(visit.named("id"));
    return isMeant ? ((ObjectNode) item.deepCopy()).setAll(typed) : item;
  }

  private String item() {
    return kind.path() + "/:" + kind.name();
  }

  private Reply page(int status, Visit visit, Values form, @Nullable Values made) {
    return page(status, visit, form, made, null);
  }

  /**
   * The page.
   *
   * @param typed of the one that the path names, where that was refused; null otherwise
   */
  private Reply page(
      int status, Visit visit, Values form, @Nullable Values made, @Nullable ObjectNode typed) {
    List<Values> items = new ArrayList<>();
    for (Map<String, String> query : kind.queries()) {
      api.all(visit, kind.path(), query, kind.list())
          .forEach(
              item -> items.add(Values.of(typed == null ? item : asTyped(visit, item, typed))));
    }
    return templates.page(
        status,
        visit,
        kind.section(),
        visit.texts().of(kind.section().title()),
        kind.template(),
        new Page(items, form, made, choices.of(visit, kind.offers().toArray(Choices.Of[]::new))));
  }
}
