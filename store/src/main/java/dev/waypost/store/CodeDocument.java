package dev.waypost.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.Description;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.metadata.MetadataValue;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.payload.Content;
import dev.waypost.routing.RoutePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code as the JSON document that the tables keep. Times are milliseconds since 1970. A field that
 * is added later is absent from older documents and is read as its default.
 */
final class CodeDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CodeDocument() {}

  static String write(Code code) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", code.id().value());
    node.put("workspace", code.workspace().value());
    node.put("type", code.type().name());
    node.set("content", content(code.content()));
    put(node, "domain", code.domainId());
    put(node, "key", code.key());
    put(node, "name", code.name());
    node.put("status", code.status().name());
    node.set("style", style(code.style()));
    Instant expiresAt = code.expiresAt();
    if (expiresAt != null) {
      node.put("expires_at", expiresAt.toEpochMilli());
    }
    put(node, "fallback", code.fallback());
    Map<String, @Nullable Object> plan = PlanForm.stored(code.plan());
    if (!plan.isEmpty()) {
      node.set("plan", Trees.json(plan));
    }
    put(node, code.description());
    node.put("revision", code.revision());
    node.put("created_at", code.createdAt().toEpochMilli());
    node.put("updated_at", code.updatedAt().toEpochMilli());
    return node.toString();
  }

  static Code read(String document) {
    JsonNode node = parse(document);
    return new Code(
        new CodeId(text(node, "id")),
        new WorkspaceId(text(node, "workspace")),
        CodeType.valueOf(text(node, "type")),
        content(node.required("content")),
        optionalText(node, "domain"),
        optionalText(node, "key"),
        optionalText(node, "name"),
        CodeStatus.valueOf(text(node, "status")),
        style(node.required("style")),
        node.has("expires_at") ? instant(node, "expires_at") : null,
        optionalText(node, "fallback"),
        plan(node),
        description(node),
        node.required("revision").longValue(),
        instant(node, "created_at"),
        instant(node, "updated_at"));
  }

  private static RoutePlan plan(JsonNode node) {
    JsonNode plan = node.path("plan");
    if (plan.isMissingNode()) {
      return RoutePlan.PLAIN;
    }
    try {
      return PlanForm.ofStored(Trees.tree(plan));
    } catch (RefusedException e) {
      throw new IllegalStateException(
          "What a stored code has beyond one destination can't be read: " + e.getMessage(), e);
    }
  }

  private static ObjectNode content(Content content) {
    ObjectNode node = JSON.createObjectNode().put("kind", content.kind());
    return node.setAll(Trees.json(content.fields()));
  }

  private static Content content(JsonNode node) {
    Map<String, @Nullable Object> fields = Trees.tree(node);
    return Content.stored(String.valueOf(fields.remove("kind")), fields);
  }

  private static void put(ObjectNode node, Description description) {
    put(node, "notes", description.notes());
    GroupId group = description.group();
    put(node, "group", group == null ? null : group.value());
    if (!description.tags().isEmpty()) {
      var tags = node.putArray("tags");
      description.tags().forEach(tags::add);
    }
    if (!description.metadata().isEmpty()) {
      ObjectNode metadata = node.putObject("metadata");
      description
          .sortedMetadata()
          .forEach((field, value) -> {
            switch (value) {
              case MetadataValue.Text(String text) -> metadata.put(field, text);
              case MetadataValue.Numeric(BigDecimal number) -> metadata.put(field, number);
              case MetadataValue.Truth(boolean truth) -> metadata.put(field, truth);
            }
          });
    }
    put(node, "external_id", description.externalId());
    put(node, "owner", description.owner());
    Long units = description.unitsDistributed();
    if (units != null) {
      node.put("units_distributed", units);
    }
  }

  private static Description description(JsonNode node) {
    String group = optionalText(node, "group");
    Map<String, MetadataValue> metadata = new HashMap<>();
    node.path("metadata")
        .properties()
        .forEach(field -> metadata.put(field.getKey(), metadataValue(field.getValue())));
    return new Description(
        optionalText(node, "notes"),
        group == null ? null : new GroupId(group),
        node.path("tags").valueStream().map(JsonNode::textValue).toList(),
        metadata,
        optionalText(node, "external_id"),
        optionalText(node, "owner"),
        node.has("units_distributed") ? node.required("units_distributed").longValue() : null);
  }

  private static MetadataValue metadataValue(JsonNode value) {
    if (value.isNumber()) {
      return new MetadataValue.Numeric(value.decimalValue());
    }
    return value.isBoolean()
        ? new MetadataValue.Truth(value.booleanValue())
        : new MetadataValue.Text(value.textValue());
  }

  private static ObjectNode style(ImageStyle style) {
    ObjectNode node = JSON.createObjectNode();
    node.put("foreground_color", style.foregroundColor())
        .put("background_color", style.backgroundColor())
        .put("error_correction", String.valueOf(style.errorCorrection()))
        .put("margin", style.margin())
        .put("size", style.size())
        .put("format", style.format().name());
    if (!style.design().isEmpty()) {
      node.set("design", Trees.json(style.design()));
    }
    if (style.forced()) {
      node.put("forced", true);
    }
    return node;
  }

  private static ImageStyle style(JsonNode node) {
    return new ImageStyle(
        text(node, "foreground_color"),
        text(node, "background_color"),
        text(node, "error_correction").charAt(0),
        node.required("margin").intValue(),
        node.required("size").intValue(),
        ImageFormat.valueOf(text(node, "format")),
        Trees.tree(node.path("design")),
        node.path("forced").booleanValue());
  }

  private static JsonNode parse(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored code is not JSON: " + document, e);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).textValue();
  }

  private static @Nullable String optionalText(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null ? null : value.textValue();
  }

  private static Instant instant(JsonNode node, String name) {
    return Instant.ofEpochMilli(node.required(name).longValue());
  }
}
