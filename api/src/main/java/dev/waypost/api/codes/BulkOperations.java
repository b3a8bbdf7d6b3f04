package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.jobs.JobDesk;
import dev.waypost.api.jobs.JobRequest;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Storing.Plainly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Making and changing many codes in one call: up to {@value #MAX_CODES} at once and in one
 * transaction, more as a job.
 */
public final class BulkOperations {
  /** The most codes that are done while the caller waits. */
  public static final int MAX_CODES = 10_000;

  /** The most bytes of a body: enough for that many codes with everything that a code may have. */
  public static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

  /** What a call costs, be it for one code or for the most. */
  public static final int COST = 10;

  private final ItemWork work;
  private final CodeJson json;
  private final JobDesk jobs;

  /** Operations by this work. */
  public BulkOperations(ItemWork work, CodeJson json, JobDesk jobs) {
    this.work = work;
    this.json = json;
    this.jobs = jobs;
  }

  /** {@code POST /codes/bulk}. */
  public Reply create(ApiRequest request) {
    return run(request, JobKind.CREATE_CODES);
  }

  /** {@code PATCH /codes/bulk}: each item names its code by {@code id}. */
  public Reply patch(ApiRequest request) {
    return run(request, JobKind.UPDATE_CODES);
  }

  private Reply run(ApiRequest request, JobKind kind) {
    request.allowParameters(Set.of());
    BulkBody body = BulkBody.read(request.body());
    return body.size() > MAX_CODES ? queue(request, kind, body) : runAtOnce(request, kind, body);
  }

  private Reply queue(ApiRequest request, JobKind kind, BulkBody body) {
    if (body.atomic()) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "atomic",
          "\"atomic\" is possible for up to %d codes, and these are %d. Leave it out: they are done in chunks, and the job tells what became of each."
              .formatted(MAX_CODES, body.size()));
    }
    ObjectNode settings = JsonNodeFactory.instance.objectNode().set("defaults", body.defaults());
    var asked = new JobRequest(kind, false, body.reason(), body.size(), settings);
    return jobs.queue(request, asked, input -> body.forEach(input::add));
  }

  private Reply runAtOnce(ApiRequest request, JobKind kind, BulkBody body) {
    ObjectNode defaults = body.defaults();
    List<Item> items = new ArrayList<>(body.size());
    try {
      body.forEach(code -> items.add(Item.of(code, defaults)));
    } catch (IOException e) {
      throw JsonBody.malformed(e);
    }
    Answer<List<Outcome>> answer = request.answer(outcomes -> reply(outcomes, kind, body.atomic()));
    var order = new ItemWork.Order(kind, body.atomic(), body.reason(), new Plainly(answer));
    return answer.reply(work.run(request.actor(), items, order));
  }

  private Reply reply(List<Outcome> outcomes, JobKind kind, boolean atomic) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode results = body.putArray("results");
    int done = 0;
    for (Outcome outcome : outcomes) {
      ObjectNode result = results.addObject().put("index", results.size() - 1);
      boolean refused =
          BulkResults.put(result, outcome, kind, (node, code) -> node.set("code", json.of(code)))
              != null;
      done += refused ? 0 : 1;
    }
    body.put("succeeded", done);
    body.put("failed", outcomes.size() - done);
    return Reply.json(atomic && done < outcomes.size() ? 422 : 200, body)
        .withHeader("Cache-Control", "no-store");
  }
}
