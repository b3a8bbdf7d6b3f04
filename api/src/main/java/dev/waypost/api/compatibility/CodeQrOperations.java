package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodePatch;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeService.Upserted;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.FoundCode;
import java.util.List;
import java.util.Set;

/** The calls of CodeQR's model, at {@code /api/qrcodes}. */
public final class CodeQrOperations {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final CodeService codes;
  private final CodeQrJson json;
  private final Measurements measurements;

  /** Operations that translate for this service. */
  public CodeQrOperations(CodeService codes, CodeJson json, Measurements measurements) {
    this.codes = codes;
    this.json = new CodeQrJson(json);
    this.measurements = measurements;
  }

  /** {@code POST /api/qrcodes}. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Translation wanted = CodeQrRequest.newCode(JsonBody.object(request.body())).translation();
    Answer<CountedCode> answer =
        request.answer(made -> made(wanted.warned(json.of(made), made), made));
    return answer.reply(
        wanted.named(() -> codes.create(request.actor(), wanted.newCode(), null, answer)));
  }

  /** {@code PUT /api/qrcodes/upsert}: the oldest live code with that {@code url}, or a new one. */
  public Reply upsert(ApiRequest request) {
    request.allowParameters(Set.of());
    CodeQrRequest.Wanted asked = CodeQrRequest.newCode(JsonBody.object(request.body()));
    Translation wanted = asked.translation();
    Upserted upserted =
        wanted.named(() ->
            codes.upsertByDestination(request.actor(), wanted.newCode(), wanted.codePatch(), null));
    if (upserted.made()) {
      return made(wanted.warned(json.of(upserted.code()), upserted.code()), upserted.code());
    }
    CountedCode code = unarchived(request.actor(), upserted.code(), asked);
    return shown(wanted.warned(json.of(code), code));
  }

  /** {@code PATCH /api/qrcodes/:id}. */
  public Reply patch(ApiRequest request) {
    request.allowParameters(Set.of());
    CodeId id = CodeReference.of(request, codes);
    CodeQrRequest.Wanted asked = CodeQrRequest.change(JsonBody.object(request.body()));
    Translation wanted = asked.translation();
    CountedCode changed =
        wanted.named(() -> codes.edit(request.actor(), id, wanted.codePatch(), null, null));
    CountedCode code = unarchived(request.actor(), changed, asked);
    return shown(wanted.warned(json.of(code), code));
  }

  /** Not archived means active only for what is archived: what is paused stays paused. */
  private CountedCode unarchived(Actor actor, CountedCode code, CodeQrRequest.Wanted asked) {
    boolean revive =
        Boolean.FALSE.equals(asked.archived()) && code.code().status() == CodeStatus.ARCHIVED;
    return revive
        ? codes.edit(actor, code.code().id(), CodePatch.status(CodeStatus.ACTIVE), null, null)
        : code;
  }

  /** {@code GET /api/qrcodes}: the newest first. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    CodeOrder order = CodeOrder.NEWEST_FIRST;
    List<FoundCode> page =
        codes.find(
            request.actor(),
            CodeFilter.ALL,
            order,
            FindParameters.after(request, order),
            limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("qrcodes");
    page.stream().limit(limit).map(code -> json.of(code.counted())).forEach(list::add);
    body.put(
        "nextCursor",
        page.size() > limit ? FindParameters.cursor(page.get(limit - 1), order) : null);
    return Reply.json(200, body).withHeader("Cache-Control", "private, no-cache");
  }

  /** {@code GET /api/qrcodes/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    measurements.awaitCounts();
    return shown(json.of(codes.get(request.actor(), CodeReference.of(request, codes))));
  }

  private static Reply made(ObjectNode body, CountedCode made) {
    return Reply.json(201, body)
        .withHeader("Location", "/api/qrcodes/" + made.code().id())
        .withHeader("Cache-Control", "no-store");
  }

  private static Reply shown(ObjectNode code) {
    return Reply.json(200, code).withHeader("Cache-Control", "private, no-cache");
  }
}
