package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.console.http.Form;
import dev.waypost.console.http.JsonForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
      expires.put("at", moment(expires.path("at").asText(), zone));
    }
    return body;
  }

  /** What a form says of a style alone. */
  static ObjectNode style(Form form) {
    ObjectNode body = JsonForm.read(form, List.of("style"));
    return body.path("style") instanceof ObjectNode style ? style : body.objectNode();
  }

  /**
   * A time as browsers send it, in a zone; what is none goes on as it is, for the API to refuse.
   */
  static String moment(String local, ZoneId zone) {
    try {
      return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
    } catch (DateTimeParseException notATime) {
      return local;
    }
  }

  /** A moment as browsers take it; empty for none. */
  static String local(String moment, ZoneId zone) {
    return moment.isEmpty()
        ? ""
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")
            .format(Instant.parse(moment).atZone(zone));
  }
}
