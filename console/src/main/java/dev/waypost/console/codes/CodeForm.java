package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.console.http.Form;
import dev.waypost.console.http.JsonForm;
import java.time.ZoneId;
import java.util.List;

/** Reads the forms about a code into the bodies of the API's calls. */
final class CodeForm {
  private static final List<String> ALL =
      List.of(
          "type",
          "key",
          "domain",
          "content",
          "name",
          "status",
          "style",
          "expires",
          "fallback",
          "redirect",
          "group",
          "tags",
          "metadata",
          "external_id",
          "owner",
          "units_distributed",
          "notes",
          "reason");

  private CodeForm() {}

  /**
   * What a form says of a code.
   *
   * @param zone of the times in it
   */
  static ObjectNode read(Form form, ZoneId zone) {
    ObjectNode body = JsonForm.read(form, ALL);
    if (body.path("expires") instanceof ObjectNode expires && expires.path("at").isTextual()) {
      expires.put("at", Moments.moment(expires.path("at").asText(), zone));
    }
    dropIdleZone(body.path("content"));
    return body;
  }

  /** What a form says of a style alone. */
  static ObjectNode style(Form form) {
    ObjectNode body = JsonForm.read(form, List.of("style"));
    return body.path("style") instanceof ObjectNode style ? style : body.objectNode();
  }

  /** A day, or a time that says itself in which zone it is, has no time zone beside it. */
  private static void dropIdleZone(JsonNode content) {
    if (content instanceof ObjectNode event
        && event.has("time_zone")
        && !event.path("start").asText().matches(".*T[0-9:.]+")) {
      event.remove("time_zone");
    }
  }
}
