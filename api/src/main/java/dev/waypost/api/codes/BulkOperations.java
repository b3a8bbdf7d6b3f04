package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeService.Edit;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.RefusedException;
import dev.waypost.payload.InvalidContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Making and changing up to {@value #MAX_CODES} codes in one call and one transaction. */
public final class BulkOperations {
  /** The most codes of one call. */
  public static final int MAX_CODES = 10_000;

  /** The most bytes of a body: enough for that many codes with everything that a code may have. */
  public static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

  /** What a call costs, be it for one code or for the most. */
  public static final int COST = 10;

  private static final List<String> ENVELOPE = List.of("codes", "defaults", "atomic", "reason");
  private static final List<String> EDITED =
      Stream.concat(Stream.of("id", "revision"), CodeFields.SHARED.stream()).toList();

  private final CodeService codes;
  private final CodeJson json;

  /** Operations over this service. */
  public BulkOperations(CodeService codes, CodeJson json) {
    this.codes = codes;
    this.json = json;
  }

  /** {@code POST /codes/bulk}. */
  public Reply create(ApiRequest request) {
    return run(
        request,
        item -> CodeRequests.newCode(Fields.of(item, withoutReason(CodeFields.NEW))),
        (wanted, call, receipt) ->
            codes.createAll(request.actor(), wanted, call.atomic(), call.reason(), receipt),
        201);
  }

  /** {@code PATCH /codes/bulk}: each item names its code by {@code id}. */
  public Reply patch(ApiRequest request) {
    return run(
        request,
        BulkOperations::edit,
        (edits, call, _) -> codes.editAll(request.actor(), edits, call.atomic(), call.reason()),
        200);
  }

  private record Call(boolean atomic, @Nullable String reason) {}

  /** What is done with the items that could be parsed. */
  private interface Act<T> {
    List<Outcome> on(List<T> items, Call call, Receipt<List<Outcome>> receipt);
  }

  /** A parsed item, or why it could not be parsed. */
  private sealed interface Item<T> {
    record Parsed<T>(T value) implements Item<T> {}

    record Refused<T>(RuntimeException reason) implements Item<T> {}
  }

  private <T> Reply run(
      ApiRequest request, Function<ObjectNode, T> parse, Act<T> act, int statusOfDone) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonBody.object(request.body());
    Fields envelope = Fields.of(body, ENVELOPE);
    Call call = new Call(Boolean.TRUE.equals(envelope.truth("atomic")), envelope.text("reason"));
    List<Item<T>> items = items(body, parse);
    boolean refused = items.stream().anyMatch(Item.Refused.class::isInstance);
    List<T> parsed = new ArrayList<>();
    for (Item<T> item : items) {
      if (item instanceof Item.Parsed<T>(T value)) {
        parsed.add(value);
      }
    }
    Answer<List<Outcome>> answer =
        request.answer(outcomes -> reply(items, outcomes, call.atomic(), statusOfDone));
    return answer.reply(
        call.atomic() && refused
            ? parsed.stream().<Outcome>map(_ -> new Outcome.LeftOut()).toList()
            : act.on(parsed, call, answer));
  }

  private static <T> List<Item<T>> items(ObjectNode body, Function<ObjectNode, T> parse) {
    JsonNode list = body.get("codes");
    if (!(list instanceof ArrayNode nodes)) {
      throw new ProblemException(
          list == null ? ProblemCode.MISSING_FIELD : ProblemCode.WRONG_TYPE,
          "codes",
          "\"codes\" must be a list of codes, such as [{\"destination\":\"https://example.com\"}].");
    }
    if (nodes.isEmpty() || nodes.size() > MAX_CODES) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "codes",
          "\"codes\" has "
              + nodes.size()
              + " items. Allowed are 1 to "
              + MAX_CODES
              + " in one call.");
    }
    ObjectNode defaults = defaults(body.get("defaults"));
    List<Item<T>> items = new ArrayList<>(nodes.size());
    for (JsonNode node : nodes) {
      items.add(item(node, defaults, parse));
    }
    return items;
  }

  private static ObjectNode defaults(@Nullable JsonNode defaults) {
    return switch (defaults) {
      case null -> JsonNodeFactory.instance.objectNode();
      case ObjectNode object -> object;
      default ->
          throw new ProblemException(
              ProblemCode.WRONG_TYPE,
              "defaults",
              "\"defaults\" must be an object with the fields that every code gets unless it has its own.");
    };
  }

  private static <T> Item<T> item(
      JsonNode node, ObjectNode defaults, Function<ObjectNode, T> parse) {
    try {
      if (!(node instanceof ObjectNode object)) {
        throw new ProblemException(ProblemCode.WRONG_TYPE, null, "Each code must be an object.");
      }
      ObjectNode merged = defaults.deepCopy();
      merged.setAll(object);
      return new Item.Parsed<>(parse.apply(merged));
    } catch (ProblemException | RefusedException | InvalidContentException e) {
      return new Item.Refused<>(e);
    }
  }

  private static Edit edit(ObjectNode item) {
    CodeRequests.refuseFixed(item, Set.of("id", "revision"));
    Fields fields = Fields.of(item, withoutReason(EDITED));
    String id = fields.text("id");
    if (id == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "id", "Each item names its code by \"id\".");
    }
    if (!CodeId.isWellFormed(id)) {
      throw CodeService.notFound(id);
    }
    Integer revision = fields.integer("revision", 1, Integer.MAX_VALUE);
    return new Edit(
        new CodeId(id),
        CodeRequests.codePatch(fields),
        revision == null ? null : revision.longValue());
  }

  /** The reason is that of the whole call. */
  private static List<String> withoutReason(List<String> fields) {
    return fields.stream().filter(field -> !field.equals("reason")).toList();
  }

  private <T> Reply reply(
      List<Item<T>> items, List<Outcome> outcomes, boolean atomic, int statusOfDone) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode results = body.putArray("results");
    var next = outcomes.iterator();
    int done = 0;
    for (Item<T> item : items) {
      Outcome outcome =
          switch (item) {
            case Item.Parsed<T> _ -> next.next();
            case Item.Refused<T>(RuntimeException reason) -> new Outcome.Refused(reason);
          };
      done += outcome instanceof Outcome.Done ? 1 : 0;
      results.add(result(results.size(), outcome, statusOfDone));
    }
    body.put("succeeded", done);
    body.put("failed", items.size() - done);
    return Reply.json(atomic && done < items.size() ? 422 : 200, body)
        .withHeader("Cache-Control", "no-store");
  }

  private ObjectNode result(int index, Outcome outcome, int statusOfDone) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("index", index);
    switch (outcome) {
      case Outcome.Done(CountedCode code) -> {
        result.put("status", statusOfDone);
        result.set("code", json.of(code));
      }
      case Outcome.Refused(RuntimeException reason) -> problem(result, Problems.of(reason));
      case Outcome.LeftOut() ->
          problem(
              result,
              new ProblemException(
                  ProblemCode.LEFT_OUT,
                  null,
                  "Another item was refused, and \"atomic\" asks for all or nothing. Mend that one and repeat the call."));
    }
    return result;
  }

  private static void problem(ObjectNode result, ProblemException problem) {
    result.put("status", problem.code().status());
    result.set("problem", Problems.json(problem));
  }
}
