package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.csv.CsvTable;
import dev.waypost.api.csv.FormulaGuard;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.NewCode;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Storing;
import dev.waypost.payload.InvalidContentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The calls of QR for Agent on several codes, at {@code /api/qr/bulk}. */
public final class QrForAgentBulk {
  /** The most codes of one call; there it is 50, and 500 from a table. */
  public static final int MAX_CODES = 1000;

  private static final Set<String> NUMBERS = Set.of("width", "margin", "logo_size");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private final CodeService codes;
  private final QrForAgentJson json;

  /** Operations that translate for this service. */
  public QrForAgentBulk(CodeService codes, CodeJson json) {
    this.codes = codes;
    this.json = new QrForAgentJson(json);
  }

  /** {@code POST /api/qr/bulk}: all or nothing, as there. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    ArrayNode items = list(request, "items");
    List<Translation> wanted = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String place = "items." + i;
      ObjectNode item = object(items.get(i), place);
      wanted.add(at(place, () -> QrForAgentRequest.newCode(item)));
    }
    return made(request, wanted, i -> "items." + i);
  }

  /** {@code POST /api/qr/bulk/csv}: a code for each row; the columns are the flat form's fields. */
  public Reply createFromCsv(ApiRequest request) {
    request.allowParameters(Set.of());
    CsvTable table = CsvTable.read(request.body(), null);
    List<String> titles = table.titles();
    if (Set.copyOf(titles).size() < titles.size()) {
      throw malformed("Two columns have the same title, or none. Name each field once.");
    }
    checkSize("rows", table.countRows());
    List<Translation> wanted = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    try {
      table.forEach((row, cells) -> {
        rows.add(row);
        wanted.add(at("row " + row, () -> QrForAgentRequest.newCode(item(titles, cells))));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made(request, wanted, i -> "row " + rows.get(i));
  }

  private static ObjectNode item(List<String> titles, List<String> cells) {
    if (cells.stream().skip(titles.size()).anyMatch(extra -> !extra.isBlank())) {
      throw malformed(
          "This row has more cells than there are titles. Put texts with separators in them into double quotes.");
    }
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < titles.size(); i++) {
      String cell = FormulaGuard.removed(cells.get(i).strip());
      if (NUMBERS.contains(titles.get(i)) && NUMBER.matcher(cell).matches()) {
        item.set(titles.get(i), number(new BigDecimal(cell)));
      } else if (!cell.isEmpty()) {
        item.put(titles.get(i), cell);
      }
    }
    return item;
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() == 0
        ? JsonNodeFactory.instance.numberNode(number.intValueExact())
        : JsonNodeFactory.instance.numberNode(number);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemCode.MALFORMED_CSV, null, detail);
  }

  /** Names a place among many. */
  @FunctionalInterface
  private interface Places {
    String name(int index);
  }

  private Reply made(ApiRequest request, List<Translation> wanted, Places places) {
    List<NewCode> requests = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      requests.add(at(places.name(i), wanted.get(i)::newCode));
    }
    Answer<List<Outcome>> answer = request.answer(outcomes -> made(wanted, places, outcomes));
    return answer.reply(
        codes.createAll(request.actor(), requests, true, null, new Storing.Plainly(answer)));
  }

  private Reply made(List<Translation> wanted, Places places, List<Outcome> outcomes) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("created", outcomes.size());
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < outcomes.size(); i++) {
      Translation translation = wanted.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Done(var code) ->
            items.add(translation.warned(json.of(code), json.warnings(code)));
        case Outcome.Refused(RuntimeException reason) ->
            throw placed(places.name(i), translation.named(reason));
        case Outcome.LeftOut() -> {}
      }
    }
    return Reply.json(201, body).withHeader("Cache-Control", "no-store");
  }

  /** {@code PATCH /api/qr/bulk}: what can be done is done; each item names its code. */
  public Reply patch(ApiRequest request) {
    request.allowParameters(Set.of());
    ArrayNode items = list(request, "items");
    var work = new QrForAgentEdits(codes, json);
    for (int i = 0; i < items.size(); i++) {
      ObjectNode item = object(items.get(i), "items." + i);
      Fields names = Fields.translated(item, Map.of());
      String id = names.text(item.has("short_id") ? "short_id" : "id");
      if (id == null || (item.has("id") && item.has("short_id"))) {
        throw placed(
            "items." + i,
            new ProblemException(
                ProblemCode.MISSING_FIELD,
                "id",
                "Each item names its code, by \"id\" or \"short_id\"."));
      }
      work.add(request.actor(), id, item.deepCopy().without(List.of("id", "short_id")));
    }
    return Reply.json(200, work.answer(request.actor())).withHeader("Cache-Control", "no-store");
  }

  /** {@code DELETE /api/qr/bulk}: those that are there, by {@code ids} or {@code short_ids}. */
  public Reply delete(ApiRequest request) {
    ObjectNode given = JsonBody.object(request.body());
    request.allowParameters(Set.of());
    Fields fields = Fields.of(given, List.of("ids", "short_ids"));
    List<String> ids = fields.textList(fields.has("short_ids") ? "short_ids" : "ids");
    if (ids == null || (fields.has("ids") && fields.has("short_ids"))) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "ids", "Name the codes by \"ids\" or by \"short_ids\".");
    }
    checkSize("ids", ids.size());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    int deleted = 0;
    for (String id : ids) {
      boolean done = delete(request.actor(), id);
      deleted += done ? 1 : 0;
      items.addObject().put("id", id).put("status", done ? "deleted" : "not_found");
    }
    body.put("deleted", deleted).put("notFound", ids.size() - deleted).set("items", items);
    return Reply.json(200, body).withHeader("Cache-Control", "no-store");
  }

  private boolean delete(Actor actor, String reference) {
    try {
      CodeId id = CodeReference.of(actor, reference, codes);
      codes.delete(actor, id, null, null);
      return true;
    } catch (RefusedException e) {
      if (Problems.of(e).code() == ProblemCode.CODE_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static ArrayNode list(ApiRequest request, String name) {
    ObjectNode body = JsonBody.object(request.body());
    Fields _ = Fields.of(body, List.of(name));
    JsonNode list = body.get(name);
    if (!(list instanceof ArrayNode items)) {
      throw new ProblemException(
          list == null ? ProblemCode.MISSING_FIELD : ProblemCode.WRONG_TYPE,
          name,
          "\"" + name + "\" must be a list of codes.");
    }
    checkSize(name, items.size());
    return items;
  }

  private static void checkSize(String name, int size) {
    if (size < 1 || size > MAX_CODES) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          name,
          "There are %d. Allowed are 1 to %d in one call; POST /api/v1/codes/bulk takes more."
              .formatted(size, MAX_CODES));
    }
  }

  private static ObjectNode object(JsonNode item, String place) {
    if (item instanceof ObjectNode object) {
      return object;
    }
    throw new ProblemException(ProblemCode.WRONG_TYPE, place, "Each item must be an object.");
  }

  private static <T> T at(String place, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (ProblemException | InvalidContentException e) {
      throw placed(place, Problems.of(e));
    }
  }

  private static ProblemException placed(String place, ProblemException problem) {
    return problem.withField(problem.field() == null ? place : place + "." + problem.field());
  }
}
