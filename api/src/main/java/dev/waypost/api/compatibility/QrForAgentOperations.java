package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.analytics.AnalyticsOperations;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.ImageOperations;
import dev.waypost.api.images.ImageParameters;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.FoundCode;
import java.util.List;
import java.util.Set;

/** The calls of QR for Agent on one code, at {@code /api/qr}. */
public final class QrForAgentOperations {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 20;

  /** Beyond this, lists go on by their cursor: what is skipped is read all the same. */
  private static final int MAX_OFFSET = 10_000;

  private final CodeService codes;
  private final QrForAgentJson json;
  private final ImageOperations images;
  private final AnalyticsOperations analytics;
  private final Measurements measurements;

  /** Operations that translate for these. */
  public QrForAgentOperations(
      CodeService codes,
      CodeJson json,
      ImageOperations images,
      AnalyticsOperations analytics,
      Measurements measurements) {
    this.codes = codes;
    this.json = new QrForAgentJson(json);
    this.images = images;
    this.analytics = analytics;
    this.measurements = measurements;
  }

  /** {@code POST /api/qr}. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Translation wanted = QrForAgentRequest.newCode(JsonBody.object(request.body()));
    Answer<CountedCode> answer =
        request.answer(made ->
            Reply.json(201, wanted.warned(json.of(made), made))
                .withHeader("Location", "/api/qr/" + made.code().id())
                .withHeader("Cache-Control", "no-store"));
    return answer.reply(
        wanted.named(() -> codes.create(request.actor(), wanted.newCode(), null, answer)));
  }

  /** {@code GET /api/qr}: the newest first. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "offset", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    int offset = request.parameter("offset", 0, MAX_OFFSET, 0);
    CodeOrder order = CodeOrder.NEWEST_FIRST;
    List<FoundCode> found =
        codes.find(
            request.actor(),
            CodeFilter.ALL,
            order,
            FindParameters.after(request, order),
            offset + limit + 1);
    List<FoundCode> page = found.stream().skip(offset).toList();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode data = body.putArray("data");
    page.stream().limit(limit).map(code -> json.of(code.counted())).forEach(data::add);
    body.put("limit", limit);
    body.put("offset", offset);
    body.put(
        "nextCursor",
        page.size() > limit ? FindParameters.cursor(page.get(limit - 1), order) : null);
    return Reply.json(200, body).withHeader("Cache-Control", "private, no-cache");
  }

  /** {@code GET /api/qr/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    measurements.awaitCounts();
    return shown(json.of(codes.get(request.actor(), CodeReference.of(request, codes))));
  }

  /** {@code PATCH /api/qr/:id}. */
  public Reply patch(ApiRequest request) {
    request.allowParameters(Set.of());
    CodeId id = CodeReference.of(request, codes);
    ObjectNode body = JsonBody.object(request.body());
    Translation wanted = change(body, codes.get(request.actor(), id));
    CountedCode changed =
        wanted.named(() -> codes.edit(request.actor(), id, wanted.codePatch(), null, null));
    return shown(wanted.warned(json.of(changed), changed));
  }

  static Translation change(ObjectNode body, CountedCode present) {
    return QrForAgentRequest.change(
        body,
        QrForAgentJson.type(present.code().content()),
        present.code().type() == CodeType.DYNAMIC);
  }

  /** {@code DELETE /api/qr/:id}: 200 with what was deleted, as there. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    CodeId id = CodeReference.of(request, codes);
    codes.delete(request.actor(), id, null, null);
    return Reply.json(
        200, JsonNodeFactory.instance.objectNode().put("id", id.value()).put("deleted", true));
  }

  /** {@code GET /api/qr/:id/image}: in the format that the query names, else in the code's own. */
  public Reply image(ApiRequest request) {
    String format = request.parameter("format");
    return images.ofCode(
        request,
        Set.of("format"),
        code -> format == null ? code.style().format() : ImageParameters.format(format, "format"));
  }

  /** {@code GET /api/analytics/:id}. */
  public Reply analytics(ApiRequest request) {
    return Reply.json(200, QrForAgentJson.report(analytics.report(request)))
        .withHeader("Cache-Control", "private, no-store");
  }

  private static Reply shown(ObjectNode code) {
    return Reply.json(200, code).withHeader("Cache-Control", "private, no-cache");
  }
}
