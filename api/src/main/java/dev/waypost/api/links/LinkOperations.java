package dev.waypost.api.links;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.links.IssuedLink;
import dev.waypost.codes.links.Link;
import dev.waypost.codes.links.Links;
import dev.waypost.codes.links.NewLink;
import dev.waypost.routing.gates.LinkId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making, reading and taking back signed links. No answer is stored on the way. */
public final class LinkOperations {
  private static final List<String> NEW = List.of("expires_at", "uses", "note");
  private static final List<String> NEW_ALIKE = List.of("count", "expires_at", "uses", "note");
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final Links links;
  private final CodeService codes;
  private final LinkJson json;

  /** Operations over these links. */
  public LinkOperations(Links links, CodeService codes, InstantSource clock) {
    this.links = links;
    this.codes = codes;
    this.json = new LinkJson(clock);
  }

  /** {@code POST /codes/:id/links}: 201 with the link, whose address no other call shows. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    NewLink wanted = wanted(Fields.of(JsonBody.object(request.body()), NEW));
    Answer<List<IssuedLink>> answer =
        request.answer(made ->
            unstored(Reply.json(201, json.of(made.getFirst())))
                .withHeader("Location", "/api/v1/links/" + made.getFirst().link().id()));
    return answer.reply(links.make(request.actor(), code(request), wanted, 1, answer));
  }

  /** {@code POST /codes/:id/links/bulk}: 201 with links that are all alike. */
  public Reply createAlike(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), NEW_ALIKE);
    Integer count = fields.integer("count", 1, Links.MOST_AT_ONCE);
    if (count == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "count",
          "How many links are wanted? Send \"count\" with a number from 1 to "
              + Links.MOST_AT_ONCE
              + ".");
    }
    Answer<List<IssuedLink>> answer =
        request.answer(made -> unstored(Reply.json(201, listOf(made))));
    return answer.reply(links.make(request.actor(), code(request), wanted(fields), count, answer));
  }

  /** {@code GET /codes/:id/links}: the newest first, those that are no longer good too. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    List<Link> page = links.list(request.actor(), code(request), before(request), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("links");
    page.stream().limit(limit).map(json::of).forEach(list::add);
    body.put(
        "next_cursor",
        page.size() > limit ? Cursors.write(page.get(limit - 1).id().value()) : null);
    return unstored(Reply.json(200, body));
  }

  /** {@code GET /links/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return unstored(Reply.json(200, json.of(links.get(request.actor(), id(request)))));
  }

  /** {@code DELETE /links/:id}: 204; the next scan by it is refused. */
  public Reply revoke(ApiRequest request) {
    request.allowParameters(Set.of());
    links.revoke(request.actor(), id(request));
    return Reply.empty(204);
  }

  private ObjectNode listOf(List<IssuedLink> made) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("links");
    made.stream().map(json::of).forEach(list::add);
    return body;
  }

  private CodeId code(ApiRequest request) {
    return CodeReference.of(request, codes);
  }

  private static String id(ApiRequest request) {
    return request.pathParameter("id");
  }

  private static NewLink wanted(Fields fields) {
    return new NewLink(
        fields.instant("expires_at"),
        fields.integer("uses", 1, Link.MOST_USES),
        fields.text("note"));
  }

  private static @Nullable LinkId before(ApiRequest request) {
    String last = Cursors.readId(request.parameter("cursor"));
    if (last == null) {
      return null;
    }
    if (!LinkId.isWellFormed(last)) {
      throw Cursors.invalid();
    }
    return new LinkId(last);
  }

  private static Reply unstored(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }
}
