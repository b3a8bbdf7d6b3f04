package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.Warning;
import java.util.List;

/** Codes by the names that CodeQR gives their properties. */
final class CodeQrJson {
  private final CodeJson json;

  CodeQrJson(CodeJson json) {
    this.json = json;
  }

  /** What the owner of a code may not have meant. */
  List<Warning> warnings(CountedCode counted) {
    return json.warnings(counted);
  }

  /** A code. */
  ObjectNode of(CountedCode counted) {
    ObjectNode ours = json.of(counted);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("id", ours.get("id"));
    node.set("type", ours.at("/content/kind"));
    node.set("url", ours.get("destination"));
    node.set("shortLink", ours.get("short_url"));
    node.set("domain", ours.get("domain"));
    node.set("key", ours.get("key"));
    node.set("image", ours.get("image_url"));
    JsonNode style = ours.path("style");
    node.set("bgColor", style.get("background_color"));
    node.set("fgColor", style.get("foreground_color"));
    node.set("size", style.get("size"));
    node.set("level", style.get("error_correction"));
    node.put("showLogo", false);
    node.set("title", ours.get("name"));
    node.set("description", ours.path("metadata").get("description"));
    node.set("comments", ours.get("notes"));
    node.set("externalId", ours.get("external_id"));
    node.set("tagIds", ours.get("tags"));
    node.set("expiresAt", ours.path("expires").get("at"));
    node.put("archived", counted.code().status() == CodeStatus.ARCHIVED);
    node.set("scans", ours.get("scans"));
    node.set("createdAt", ours.get("created_at"));
    node.set("updatedAt", ours.get("updated_at"));
    return node;
  }
}
