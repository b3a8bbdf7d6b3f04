package dev.waypost.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.payload.Content;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code as the JSON document that the tables keep. Times are milliseconds since 1970. A field that
 * is added later is absent from older documents and is read as its default.
 */
final class CodeDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
        node.required("revision").longValue(),
        instant(node, "created_at"),
        instant(node, "updated_at"));
  }

  private static ObjectNode content(Content content) {
    ObjectNode node = JSON.createObjectNode().put("kind", content.kind());
    content.fields().forEach(node::put);
    return node;
  }

  private static Content content(JsonNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue().textValue()));
    String kind = fields.remove("kind");
    return Content.stored(kind == null ? "" : kind, fields);
  }

  private static ObjectNode style(ImageStyle style) {
    return JSON.createObjectNode()
        .put("foreground_color", style.foregroundColor())
        .put("background_color", style.backgroundColor())
        .put("error_correction", String.valueOf(style.errorCorrection()))
        .put("margin", style.margin())
        .put("size", style.size())
        .put("format", style.format().name());
  }

  private static ImageStyle style(JsonNode node) {
    return new ImageStyle(
        text(node, "foreground_color"),
        text(node, "background_color"),
        text(node, "error_correction").charAt(0),
        node.required("margin").intValue(),
        node.required("size").intValue(),
        ImageFormat.valueOf(text(node, "format")));
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
