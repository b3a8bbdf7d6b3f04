package dev.waypost.api.groups;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Change;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import dev.waypost.payload.WebAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making, reading, changing and deleting groups. */
public final class GroupOperations {
  private static final List<String> FIELDS = List.of("path", "fallback");

  private final Groups groups;

  /** Operations over these groups. */
  public GroupOperations(Groups groups) {
    this.groups = groups;
  }

  /** {@code POST /groups}: 201; the groups around it are made as well. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    String path = fields.text("path");
    if (path == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "path",
          "Where shall the group lie? Send \"path\" with the names from the top down, such as \"europe/labels\".");
    }
    Group made = groups.create(request.actor(), path, fallback(fields));
    return Reply.json(201, json(made, Map.of()))
        .withHeader("Location", "/api/v1/groups/" + made.id());
  }

  /** {@code GET /groups}: all, in the order of their paths. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of());
    Map<GroupId, Long> codes = groups.codes(request.actor());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("groups");
    groups.list(request.actor()).forEach(group -> list.add(json(group, codes)));
    return Reply.json(200, body);
  }

  /** {@code GET /groups/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(request, groups.get(request.actor(), id(request)));
  }

  /**
   * {@code PATCH /groups/:id}: another name or another place, where what lies in it comes along; or
   * another fallback.
   */
  public Reply change(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    String path = fields.text("path");
    if (path == null && fields.isNull("path")) {
      throw new ProblemException(
          ProblemCode.WRONG_TYPE,
          "path",
          "\"path\" can't be null. Leave it out to keep the group where it is.");
    }
    return shown(
        request,
        groups.change(
            request.actor(),
            id(request),
            path == null ? Change.keep() : Change.to(path),
            fields.has("fallback") ? Change.to(fallback(fields)) : Change.keep()));
  }

  private static @Nullable String fallback(Fields fields) {
    String fallback = fields.text("fallback");
    if (fallback != null) {
      WebAddress.parse(fallback, "fallback");
    }
    return fallback;
  }

  /** {@code DELETE /groups/:id}: 204; only where nothing lies in it. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    groups.delete(request.actor(), id(request));
    return Reply.empty(204);
  }

  private Reply shown(ApiRequest request, Group group) {
    return Reply.json(200, json(group, groups.codes(request.actor())));
  }

  private ObjectNode json(Group group, Map<GroupId, Long> codes) {
    GroupId parent = group.parent();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", group.id().value())
        .put("path", groups.tree().path(group.id()))
        .put("name", group.name())
        .put("parent", parent == null ? null : parent.value())
        .put("fallback", group.fallback())
        .put("codes", codes.getOrDefault(group.id(), 0L))
        .put("created_at", group.createdAt().toString());
  }

  private static String id(ApiRequest request) {
    return request.pathParameter("id");
  }
}
