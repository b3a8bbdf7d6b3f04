package dev.waypost.api.themes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.StyleFields;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.CodeImages;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.api.json.MergePatch;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.themes.Theme;
import dev.waypost.codes.themes.Themes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making, reading, changing and deleting themes. */
public final class ThemeOperations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> FIELDS = List.of("name", "style");

  private final Themes themes;
  private final CodeImages images;

  /** Operations over these themes. */
  public ThemeOperations(Themes themes, CodeImages images) {
    this.themes = themes;
    this.images = images;
  }

  /** {@code POST /themes}: 201. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    fields.refuseNulls(FIELDS);
    String name = fields.requiredText("name");
    ObjectNode style = JSON.objectNode();
    if (fields.has("style")) {
      ObjectNode given = style(fields);
      // There is nothing yet that a null could take away, so it is refused where codes refuse it.
      ImageStyle _ = StyleFields.apply(fields, ImageStyle.DEFAULT, false);
      MergePatch.apply(style, given);
    }
    Theme made = themes.create(request.actor(), name, checked(request, style));
    return Reply.json(201, json(made)).withHeader("Location", "/api/v1/themes/" + made.id());
  }

  /** {@code GET /themes}: all, in the order of their names. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JSON.objectNode();
    ArrayNode list = body.putArray("themes");
    themes.list(request.actor()).forEach(theme -> list.add(json(theme)));
    return Reply.json(200, body);
  }

  /** {@code GET /themes/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, json(themes.get(request.actor(), id(request))));
  }

  /** {@code PATCH /themes/:id}: fields of the style that are absent stay, null takes one away. */
  public Reply change(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    fields.refuseNulls(FIELDS);
    String name = fields.text("name");
    Theme before = themes.get(request.actor(), id(request));
    ObjectNode style = (ObjectNode) Trees.json(before.style());
    if (fields.has("style")) {
      MergePatch.apply(style, style(fields));
    }
    Theme after =
        themes.change(
            request.actor(), before, name == null ? before.name() : name, checked(request, style));
    return Reply.json(200, json(after));
  }

  /** {@code DELETE /themes/:id}: 204. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    themes.delete(request.actor(), id(request));
    return Reply.empty(204);
  }

  private static ObjectNode style(Fields fields) {
    if (!fields.isObject("style")) {
      throw new ProblemException(
          ProblemCode.WRONG_TYPE, "style", "\"style\" must be an object: the fields of a style.");
    }
    StyleFields.checkNames(fields);
    return (ObjectNode) fields.only(List.of("style")).path("style");
  }

  /** What a code would have of it is a style, and one that can be scanned. */
  private Map<String, @Nullable Object> checked(ApiRequest request, ObjectNode style) {
    ObjectNode body = JSON.objectNode();
    body.set("style", style.deepCopy());
    ImageStyle applied =
        StyleFields.apply(Fields.of(body, List.of("style")), ImageStyle.DEFAULT, false);
    images.requireScannable(applied, request.actor().workspace());
    return Trees.members(style);
  }

  private static ObjectNode json(Theme theme) {
    ObjectNode node = JSON.objectNode();
    node.put("id", theme.id());
    node.put("name", theme.name());
    node.set("style", Trees.json(theme.style()));
    node.put("created_at", theme.createdAt().toString());
    node.put("updated_at", theme.updatedAt().toString());
    return node;
  }

  private static String id(ApiRequest request) {
    return request.pathParameter("id");
  }
}
