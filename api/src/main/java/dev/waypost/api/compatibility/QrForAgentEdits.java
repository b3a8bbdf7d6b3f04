package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeService.Edit;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Storing;
import dev.waypost.payload.InvalidContentException;
import java.util.ArrayList;
import java.util.List;

/** Many changes in QR for Agent's words, and what became of each. */
final class QrForAgentEdits {
  private final CodeService codes;
  private final QrForAgentJson json;
  private final List<Item> items = new ArrayList<>();

  QrForAgentEdits(CodeService codes, QrForAgentJson json) {
    this.codes = codes;
    this.json = json;
  }

  private sealed interface Item {
    record Wanted(String id, Translation translation, Edit edit) implements Item {}

    record Refused(String id, ProblemException problem) implements Item {}
  }

  /** Adds the change of a code. */
  void add(Actor actor, String reference, ObjectNode change) {
    try {
      CodeId id = CodeReference.of(actor, reference, codes);
      Translation translation = QrForAgentOperations.change(change, codes.get(actor, id));
      items.add(
          new Item.Wanted(reference, translation, new Edit(id, translation.codePatch(), null)));
    } catch (ProblemException | RefusedException | InvalidContentException e) {
      items.add(new Item.Refused(reference, Problems.of(e)));
    }
  }

  /** Has done what can be done, in one transaction. */
  ObjectNode answer(Actor actor) {
    List<Edit> edits = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Wanted(_, _, Edit edit)) {
        edits.add(edit);
      }
    }
    var outcomes = codes.editAll(actor, edits, false, null, Storing.plainly()).iterator();
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    for (Item item : items) {
      shown.add(
          switch (item) {
            case Item.Wanted(String id, Translation translation, _) ->
                shown(id, translation, outcomes.next());
            case Item.Refused(String id, ProblemException problem) -> refused(id, problem);
          });
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("updated", count(shown, "updated"));
    body.put("notFound", count(shown, "not_found"));
    body.put("refused", count(shown, "refused"));
    return body.set("items", shown);
  }

  private ObjectNode shown(String id, Translation translation, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var code) -> {
        ObjectNode item =
            JsonNodeFactory.instance.objectNode().put("id", id).put("status", "updated");
        yield item.set("qr", translation.warned(json.of(code), code));
      }
      case Outcome.Refused(RuntimeException reason) -> refused(id, translation.named(reason));
      case Outcome.LeftOut() ->
          throw new IllegalStateException("Nothing is left out where not all or nothing is asked.");
    };
  }

  private static ObjectNode refused(String id, ProblemException problem) {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", id);
    if (problem.code() == ProblemCode.CODE_NOT_FOUND) {
      return item.put("status", "not_found");
    }
    return item.put("status", "refused").set("problem", Problems.json(problem));
  }

  private static long count(ArrayNode items, String status) {
    return items
        .valueStream()
        .filter(item -> item.path("status").textValue().equals(status))
        .count();
  }
}
