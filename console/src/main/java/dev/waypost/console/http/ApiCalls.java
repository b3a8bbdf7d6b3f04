package dev.waypost.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.DirectCalls;
import dev.waypost.api.http.DirectCalls.Call;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Scope;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the console has done by the API's own operations, so that both allow, check and say the
 * same. Each method throws the {@link dev.waypost.api.http.ProblemException} that the API would
 * answer.
 */
public final class ApiCalls {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int MOST_PAGES = 40;

  private final DirectCalls calls;

  /** Calls of these operations. */
  public ApiCalls(DirectCalls calls) {
    this.calls = calls;
  }

  /** Reads something. */
  public JsonNode get(Visit visit, String path, Map<String, String> named) {
    return get(visit, path, named, Map.of());
  }

  /** Reads something that a query narrows. */
  public JsonNode get(
      Visit visit, String path, Map<String, String> named, Map<String, String> query) {
    return json(reply(visit, HttpMethod.GET, path, named, query, null));
  }

  /**
   * Reads a whole list, page by page, up to {@value #MOST_PAGES} pages.
   *
   * @param list what the answer calls it
   */
  public List<JsonNode> all(Visit visit, String path, Map<String, String> query, String list) {
    List<JsonNode> all = new ArrayList<>();
    Map<String, String> next = new HashMap<>(query);
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = get(visit, path, Map.of(), next);
      answer.path(list).forEach(all::add);
      if (!answer.path("next_cursor").isTextual()) {
        break;
      }
      next.put("cursor", answer.path("next_cursor").textValue());
    }
    return all;
  }

  /** Sends something. */
  public JsonNode send(
      Visit visit, HttpMethod method, String path, Map<String, String> named, ObjectNode body) {
    return json(
        reply(
            visit,
            method,
            path,
            named,
            Map.of(),
            body.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes something. */
  public JsonNode post(Visit visit, String path, Map<String, String> named, ObjectNode body) {
    return send(visit, HttpMethod.POST, path, named, body);
  }

  /** Changes something. */
  public JsonNode patch(Visit visit, String path, Map<String, String> named, ObjectNode body) {
    return send(visit, HttpMethod.PATCH, path, named, body);
  }

  /**
   * Changes a code that must still be what it was when its page was made.
   *
   * @param revision that the page showed; empty where that does not matter
   */
  public JsonNode patchCode(
      Visit visit, String id, String revision, Map<String, String> query, ObjectNode body) {
    Call call =
        call(
            visit,
            HttpMethod.PATCH,
            "/api/v1/codes/:id",
            Map.of("id", id),
            query,
            body.toString().getBytes(StandardCharsets.UTF_8));
    return json(
        calls.answer(
            revision.isEmpty() ? call : call.withHeader("If-Match", "\"" + revision + "\"")));
  }

  /** Deletes something. */
  public void delete(Visit visit, String path, Map<String, String> named) {
    Reply _ = reply(visit, HttpMethod.DELETE, path, named, Map.of(), null);
  }

  /**
   * The picture of a content in a style, also one that can't be scanned: who designs must see what
   * is wrong with it. It is stored nowhere, so no role is needed for that.
   */
  public Reply drawing(Visit visit, ObjectNode body) {
    Actor actor = visit.actor();
    var draws = new Actor(actor.workspace(), actor.name(), Set.of(Scope.ADMIN), actor.groups());
    return calls.answer(
        new Call(
            draws,
            visit.client(),
            HttpMethod.POST,
            "/api/v1/images",
            Map.of(),
            MultiMap.caseInsensitiveMultiMap().add("force", "true"),
            MultiMap.caseInsensitiveMultiMap(),
            body.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Any call, and what it answers as it is. */
  public Reply reply(
      Visit visit,
      HttpMethod method,
      String path,
      Map<String, String> named,
      Map<String, String> query,
      byte @Nullable [] body) {
    return calls.answer(call(visit, method, path, named, query, body));
  }

  private static Call call(
      Visit visit,
      HttpMethod method,
      String path,
      Map<String, String> named,
      Map<String, String> query,
      byte @Nullable [] body) {
    return new Call(
        visit.actor(),
        visit.client(),
        method,
        path,
        named,
        MultiMap.caseInsensitiveMultiMap().addAll(query),
        MultiMap.caseInsensitiveMultiMap(),
        body);
  }

  private static JsonNode json(Reply reply) {
    if (reply.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An operation answered something else than JSON.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be read.", e);
    }
  }
}
