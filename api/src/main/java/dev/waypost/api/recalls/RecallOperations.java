package dev.waypost.api.recalls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.Reply;
import dev.waypost.api.recalls.RecallRequests.Asked;
import dev.waypost.codes.Recall;
import dev.waypost.codes.Recalls;
import dev.waypost.codes.groups.Groups;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Previewing, making, reading and undoing recalls. */
public final class RecallOperations {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final Recalls recalls;
  private final RecallRequests requests;
  private final RecallJson json;
  private final Runnable wake;

  /**
   * Operations over these recalls.
   *
   * @param wake called when there is something to work on
   */
  public RecallOperations(Recalls recalls, Groups groups, CodeJson codes, Runnable wake) {
    this.recalls = recalls;
    this.requests = new RecallRequests(new FindParameters(groups));
    this.json = new RecallJson(groups, codes);
    this.wake = wake;
  }

  /** {@code POST /recalls}: 201 with the recall; 200 with what it would do where previewed. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Asked asked = requests.read(request);
    Long expectedCodes = asked.expectedCodes();
    if (expectedCodes == null) {
      return Reply.json(
          200,
          json.of(
              recalls.preview(request.actor(), asked.filter(), asked.change(), asked.reason())));
    }
    Answer<Recall> answer =
        request.answer(
            made -> shown(201, made).withHeader("Location", "/api/v1/recalls/" + made.id()));
    Recall made =
        recalls.begin(
            request.actor(), asked.filter(), asked.change(), asked.reason(), expectedCodes, answer);
    wake.run();
    return answer.reply(made);
  }

  /** {@code GET /recalls}: the newest first. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    List<Recall> page = recalls.list(request.actor(), cursor(request), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("recalls");
    page.stream().limit(limit).map(json::of).forEach(list::add);
    body.put("next_cursor", page.size() > limit ? Cursors.write(page.get(limit - 1).id()) : null);
    return Reply.json(200, body);
  }

  /** {@code GET /recalls/:id}: how far it is. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(200, recalls.get(request.actor(), request.pathParameter("id")));
  }

  /** {@code POST /recalls/:id/undo}: 200; codes that were edited since stay as they are. */
  public Reply undo(ApiRequest request) {
    request.allowParameters(Set.of());
    Answer<Recall> answer = request.answer(undone -> shown(200, undone));
    Recall undone =
        recalls.undo(
            request.actor(),
            request.pathParameter("id"),
            RecallRequests.undoReason(request),
            answer);
    wake.run();
    return answer.reply(undone);
  }

  private Reply shown(int status, Recall recall) {
    return Reply.json(status, json.of(recall)).withHeader("Cache-Control", "no-store");
  }

  private static @Nullable String cursor(ApiRequest request) {
    return Cursors.readId(request.parameter("cursor"));
  }
}
