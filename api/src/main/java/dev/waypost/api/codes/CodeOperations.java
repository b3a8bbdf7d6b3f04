package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.EntityTags;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.CodeImages;
import dev.waypost.api.images.ForcedStyle;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeService.Upserted;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.NewCode;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.FoundCode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making, reading, changing and deleting codes. */
public final class CodeOperations {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final CodeService codes;
  private final FindParameters find;
  private final CodeImages images;
  private final CodeJson json;
  private final ThemedStyles themes;
  private final Measurements measurements;

  /** Operations over this service. */
  public CodeOperations(
      CodeService codes,
      FindParameters find,
      CodeImages images,
      CodeJson json,
      ThemedStyles themes,
      Measurements measurements) {
    this.codes = codes;
    this.themes = themes;
    this.find = find;
    this.images = images;
    this.json = json;
    this.measurements = measurements;
  }

  /** {@code POST /codes}: 201 with the code, or with its image where only that is accepted. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of(ForcedStyle.PARAMETER));
    boolean force = ForcedStyle.isAsked(request);
    Fields fields = Fields.of(body(request), CodeFields.NEW);
    NewCode wanted = CodeRequests.newCode(fields, force);
    ImageFormat acceptedImage = acceptedImage(request.header("Accept"));
    Answer<CountedCode> answer = request.answer(made -> made(made, acceptedImage));
    return answer.reply(codes.create(request.actor(), wanted, fields.text("reason"), answer));
  }

  private Reply made(CountedCode made, @Nullable ImageFormat acceptedImage) {
    Reply reply =
        acceptedImage == null
            ? shown(201, made)
            : images.render(made.code(), acceptedImage).withStatus(201);
    return reply
        .withHeader("Location", location(made))
        .withHeader("X-Code-Id", made.code().id().value())
        .withHeader("Cache-Control", "no-store");
  }

  /**
   * {@code PUT /codes/upsert}: 201 with the code that was made, or 200 with the one that was there,
   * changed where the body asks for something else.
   */
  public Reply upsert(ApiRequest request) {
    request.allowParameters(Set.of(ForcedStyle.PARAMETER));
    boolean force = ForcedStyle.isAsked(request);
    Conditions.refuseExpectedRevision(request);
    Fields fields = Fields.of(body(request), CodeFields.NEW);
    Upserted upserted =
        codes.upsert(
            request.actor(),
            CodeRequests.newCode(fields, force),
            CodeRequests.codePatch(fields, force),
            fields.text("reason"));
    return shown(upserted.made() ? 201 : 200, upserted.code())
        .withHeader("Location", location(upserted.code()));
  }

  /** {@code GET /codes}: those that the filters match, the newest first unless asked otherwise. */
  public Reply list(ApiRequest request) {
    FindParameters.allow(request, Set.of("limit", "cursor", "sort"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    CodeOrder order = FindParameters.order(request);
    List<FoundCode> page =
        codes.find(
            request.actor(),
            find.filter(request),
            order,
            FindParameters.after(request, order),
            limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("codes");
    page.stream().limit(limit).map(found -> json.of(found.counted())).forEach(list::add);
    body.put(
        "next_cursor",
        page.size() > limit ? FindParameters.cursor(page.get(limit - 1), order) : null);
    return Reply.json(200, body);
  }

  /** {@code GET /tags}: the tags in use. */
  public Reply tags(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("tags");
    codes
        .tags(request.actor())
        .forEach(tag -> list.addObject().put("name", tag.name()).put("codes", tag.codes()));
    return Reply.json(200, body);
  }

  /** {@code GET /codes/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    measurements.awaitCounts();
    CountedCode code = codes.get(request.actor(), CodeReference.of(request, codes));
    return EntityTags.matches(request.header("If-None-Match"), Conditions.tag(code.code()))
        ? tagged(Reply.empty(304), code)
        : shown(200, code);
  }

  /** {@code PATCH /codes/:id}: fields that are absent stay; null clears those that may be empty. */
  public Reply patch(ApiRequest request) {
    request.allowParameters(Set.of(ForcedStyle.PARAMETER));
    boolean force = ForcedStyle.isAsked(request);
    CodeId id = CodeReference.of(request, codes);
    ObjectNode body = body(request);
    CodeRequests.refuseFixed(body, Set.of());
    Fields fields = Fields.of(body, CodeFields.SHARED);
    CountedCode changed =
        codes.edit(
            request.actor(),
            id,
            CodeRequests.codePatch(fields, force),
            Conditions.expectedRevisions(request),
            fields.text("reason"));
    return shown(200, changed);
  }

  /** {@code DELETE /codes/:id}: 204; scans get what they get from a retired code. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of("reason"));
    codes.delete(
        request.actor(),
        CodeReference.of(request, codes),
        Conditions.expectedRevisions(request),
        request.parameter("reason"));
    return Reply.empty(204);
  }

  /**
   * {@code POST /codes/:id/restore}: an earlier state as a new revision; of a deleted code, too.
   */
  public Reply restore(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), List.of("revision", "reason"));
    Integer revision = fields.integer("revision", 1, Integer.MAX_VALUE);
    Answer<CountedCode> answer = request.answer(restored -> shown(200, restored));
    return answer.reply(
        codes.restore(
            request.actor(),
            CodeReference.of(request, codes),
            revision == null ? null : revision.longValue(),
            Conditions.expectedRevisions(request),
            fields.text("reason"),
            answer));
  }

  /** {@code GET /codes/:id/history}: the newest first; readable after the code is deleted, too. */
  public Reply history(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    List<HistoryEntry> page =
        codes.history(
            request.actor(), CodeReference.of(request, codes), revisionCursor(request), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("history");
    page.stream().limit(limit).map(json::of).forEach(list::add);
    body.put(
        "next_cursor",
        page.size() > limit ? Cursors.write(Long.toString(page.get(limit - 1).revision())) : null);
    return Reply.json(200, body);
  }

  private ObjectNode body(ApiRequest request) {
    return themes.expanded(request.actor(), JsonBody.object(request.body()));
  }

  private static String location(CountedCode code) {
    return "/api/v1/codes/" + code.code().id();
  }

  private Reply shown(int status, CountedCode code) {
    return tagged(Reply.json(status, json.of(code)), code);
  }

  private static Reply tagged(Reply reply, CountedCode code) {
    return reply
        .withHeader("ETag", Conditions.tag(code.code()))
        .withHeader("Cache-Control", "private, no-cache");
  }

  private static long revisionCursor(ApiRequest request) {
    String last = Cursors.read(request.parameter("cursor"));
    if (last == null) {
      return Long.MAX_VALUE;
    }
    if (!last.matches("\\d{1,18}")) {
      throw Cursors.invalid();
    }
    return Long.parseLong(last);
  }

  /** The image format that an Accept header asks for where it does not take JSON, or null. */
  private static @Nullable ImageFormat acceptedImage(@Nullable String accept) {
    if (accept == null || accept.contains("application/json")) {
      return null;
    }
    if (accept.contains("image/png")) {
      return ImageFormat.PNG;
    }
    return accept.contains("image/svg+xml") ? ImageFormat.SVG : null;
  }
}
