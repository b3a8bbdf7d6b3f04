package dev.waypost.api.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.metadata.MetadataField;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.metadata.MetadataType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Agreeing on what stands in the metadata of codes. */
public final class MetadataFieldOperations {
  private static final List<String> CHANGED = List.of("type", "allowed_values", "description");
  private static final List<String> NEW = List.of("name", "type", "allowed_values", "description");

  private final MetadataFields fields;

  /** Operations over these fields. */
  public MetadataFieldOperations(MetadataFields fields) {
    this.fields = fields;
  }

  /** {@code POST /metadata-fields}: 201. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields body = Fields.of(JsonBody.object(request.body()), NEW);
    String name = body.text("name");
    if (name == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "name", "What is the field called? Send \"name\".");
    }
    MetadataField made =
        fields.create(
            request.actor(),
            name,
            type(body, MetadataType.TEXT),
            allowedValues(body, List.of()),
            body.text("description"));
    return Reply.json(201, json(made))
        .withHeader("Location", "/api/v1/metadata-fields/" + made.name());
  }

  /** {@code GET /metadata-fields}: all, by their names. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("metadata_fields");
    fields.list(request.actor()).stream().map(MetadataFieldOperations::json).forEach(list::add);
    return Reply.json(200, body);
  }

  /** {@code GET /metadata-fields/:name}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, json(fields.get(request.actor(), name(request))));
  }

  /** {@code PATCH /metadata-fields/:name}: what codes hold already stays. */
  public Reply change(ApiRequest request) {
    request.allowParameters(Set.of());
    MetadataField before = fields.get(request.actor(), name(request));
    Fields body = Fields.of(JsonBody.object(request.body()), CHANGED);
    MetadataType type = type(body, before.type());
    List<String> kept = type == MetadataType.CHOICE ? before.allowedValues() : List.of();
    MetadataField changed =
        fields.change(
            request.actor(),
            before.name(),
            type,
            allowedValues(body, kept),
            body.has("description") ? body.text("description") : before.description());
    return Reply.json(200, json(changed));
  }

  /** {@code DELETE /metadata-fields/:name}: 204; what codes hold under its name stays. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    fields.delete(request.actor(), name(request));
    return Reply.empty(204);
  }

  private static String name(ApiRequest request) {
    return request.pathParameter("name");
  }

  private static MetadataType type(Fields body, MetadataType otherwise) {
    String type = body.oneOf("type", MetadataType.labels());
    return type == null ? otherwise : MetadataType.valueOf(type.toUpperCase(Locale.ROOT));
  }

  private static List<String> allowedValues(Fields body, List<String> otherwise) {
    if (!body.has("allowed_values")) {
      return otherwise;
    }
    List<String> values = body.textList("allowed_values");
    return values == null ? List.of() : values;
  }

  private static ObjectNode json(MetadataField field) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", field.name());
    node.put("type", field.type().label());
    ArrayNode values = node.putArray("allowed_values");
    field.allowedValues().forEach(values::add);
    node.put("description", field.description());
    node.put("created_at", field.createdAt().toString());
    return node;
  }
}
