package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what CodeQR's callers send. Its codes are all dynamic. */
final class CodeQrRequest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> NEW =
      List.of(
          "url",
          "type",
          "domain",
          "key",
          "title",
          "description",
          "comments",
          "externalId",
          "tagIds",
          "bgColor",
          "fgColor",
          "size",
          "level",
          "showLogo",
          "expiresAt",
          "rules",
          "password",
          "archived");
  private static final List<String> CHANGED =
      NEW.stream().filter(name -> !name.equals("domain") && !name.equals("key")).toList();
  private static final List<String> TYPES =
      List.of("url", "text", "email", "phone", "sms", "wifi", "vcard", "crypto", "whatsapp");

  private static final Map<String, String> UNAVAILABLE = new LinkedHashMap<>();

  static {
    UNAVAILABLE.put("trackConversion", "the tracking of conversions");
  }

  /**
   * A request.
   *
   * @param archived whether the code shall be archived; null where nothing is said
   */
  record Wanted(Translation translation, @Nullable Boolean archived) {}

  private CodeQrRequest() {}

  /** A code to be made, or to be made unless it is there. */
  static Wanted newCode(ObjectNode given) {
    ObjectNode body = Unavailable.removed(given, UNAVAILABLE);
    Fields fields = Fields.of(body, NEW);
    if (fields.text("url") == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "url", "\"url\" is needed: where shall the code lead to?");
    }
    return translated(body, fields, Translation.ofNewCode());
  }

  /** A change of a code. */
  static Wanted change(ObjectNode given) {
    ObjectNode body = Unavailable.removed(given, UNAVAILABLE);
    for (String fixed : List.of("domain", "key")) {
      if (body.has(fixed)) {
        throw new ProblemException(
            ProblemCode.FIXED_FIELD,
            fixed,
            "\""
                + fixed
                + "\" can't change after a code is made, because the code may be in print. Leave it out.");
      }
    }
    return translated(body, Fields.of(body, CHANGED), Translation.ofChange());
  }

  private static Wanted translated(ObjectNode body, Fields fields, Translation translation) {
    String type = fields.oneOf("type", TYPES);
    if (type != null && !type.equals("url")) {
      throw Unavailable.refusal(
          "type", "codes of the type \"" + type + "\" here (POST /api/qr has most of them)");
    }
    translation.takeDestination(body.get("url"), "url");
    translation.take(body.get("domain"), "domain", "domain");
    translation.take(body.get("key"), "key", "key");
    translation.take(body.get("title"), "title", "name");
    String _ = fields.text("description");
    translation.takeMetadata(body.get("description"), "description");
    translation.take(body.get("comments"), "comments", "notes");
    translation.take(body.get("externalId"), "externalId", "external_id");
    translation.take(body.get("tagIds"), "tagIds", "tags");
    translation.take(body.get("bgColor"), "bgColor", "background_color");
    translation.take(body.get("fgColor"), "fgColor", "foreground_color");
    translation.take(body.get("size"), "size", "size");
    translation.take(body.get("level"), "level", "error_correction");
    translation.takeExpiry(body.get("expiresAt"), "expiresAt");
    CodeQrRules.take(body, fields, translation);
    takePassword(body, fields, translation);
    if (Boolean.TRUE.equals(fields.truth("showLogo"))) {
      translation.warn(
          "showLogo",
          "The code is drawn without a logo: send a picture to /api/v1/logos and name it in \"style.logo\" of the code.");
    }
    Boolean archived = fields.truth("archived");
    if (Boolean.TRUE.equals(archived)) {
      translation.take(JSON.textNode("archived"), "archived", "status");
    }
    return new Wanted(translation, archived);
  }

  private static void takePassword(ObjectNode body, Fields fields, Translation translation) {
    String _ = fields.text("password");
    JsonNode password = body.get("password");
    translation.name("access.password", "password");
    translation.take(
        password == null || (password.isNull() && !translation.nullClears())
            ? null
            : JSON.objectNode().set("password", password),
        "password",
        "access");
  }
}
