package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a code of QR for Agent carries: an address, or data of a type that are put into the text
 * which phones act on.
 */
final class QrForAgentContent {
  static final String URL = "url";
  static final String TEXT = "text";
  static final String SOCIAL = "social";
  static final String APP_STORE = "app_store";
  private static final List<String> APP_ADDRESSES =
      List.of("ios_url", "android_url", "fallback_url");

  /** All types. */
  static final List<String> TYPES =
      List.of(
          URL,
          "vcard",
          "wifi",
          "email",
          "sms",
          "phone",
          "event",
          TEXT,
          "location",
          SOCIAL,
          APP_STORE);

  private QrForAgentContent() {}

  /** Where the flat form has the data of a type. */
  static String flatField(String type) {
    return type + "_data";
  }

  /** The type whose data the flat form names, or null. */
  static @Nullable String namedBy(Fields fields) {
    if (fields.has("target_url")) {
      return URL;
    }
    return TYPES.stream().filter(type -> fields.has(flatField(type))).findFirst().orElse(null);
  }

  /** The type that a text is of by how it begins, as readers of symbols tell it. */
  static String typeOf(String text) {
    String start = text.substring(0, Math.min(text.length(), 16)).toUpperCase(Locale.ROOT);
    if (start.startsWith("BEGIN:VCARD")) {
      return "vcard";
    }
    if (start.startsWith("BEGIN:VEVENT")) {
      return "event";
    }
    return switch (start.substring(0, start.indexOf(':') + 1)) {
      case "WIFI:" -> "wifi";
      case "MAILTO:" -> "email";
      case "SMSTO:" -> "sms";
      case "TEL:" -> "phone";
      case "GEO:" -> "location";
      default -> TEXT;
    };
  }

  /** What a new code shall carry. */
  static void take(ObjectNode body, Fields fields, String type, Translation translation) {
    refuseOthers(fields, type);
    String field = field(fields, type);
    if (!fields.has(field) || fields.isNull(field)) {
      throw missing(type);
    }
    take(body, fields, type, field, translation);
  }

  /**
   * What a code shall carry from now on, if that is asked for.
   *
   * @param typeIsGiven whether the request names the type, which makes no sense without the data
   */
  static void takeChange(
      ObjectNode body, Fields fields, String type, boolean typeIsGiven, Translation translation) {
    refuseOthers(fields, type);
    String field = field(fields, type);
    if (fields.has(field)) {
      take(body, fields, type, field, translation);
    } else if (typeIsGiven) {
      throw missing(type);
    }
  }

  private static void take(
      ObjectNode body, Fields fields, String type, String field, Translation translation) {
    if (field.equals("target_url")) {
      translation.takeDestination(body.get(field), field);
      return;
    }
    JsonNode data = body.get(field);
    switch (type) {
      case URL -> {
        String url = object(fields, field, List.of("url")).text("url");
        if (url == null) {
          throw missing(field + ".url", "a web address");
        }
        translation.takeDestination(data.get("url"), field + ".url");
      }
      case TEXT -> {
        String text = object(fields, field, List.of("content")).text("content");
        if (text == null) {
          throw missing(field + ".content", "a text");
        }
        translation.takeText(data.get("content"), field + ".content");
      }
      case APP_STORE -> takeAppStore(data, object(fields, field, APP_ADDRESSES), translation);
      case SOCIAL -> translation.takeText(text(DataTexts.social(fields, field)), field);
      default -> translation.takeText(text(DataTexts.of(type, fields, field)), field);
    }
  }

  /**
   * A code has one destination, so all go where those go that are no phones; rules lead elsewhere.
   */
  private static void takeAppStore(JsonNode data, Fields apps, Translation translation) {
    if (apps.text("fallback_url") == null) {
      throw Unavailable.refusal(
          apps.path("ios_url"),
          "codes that lead to one store or the other (send \"fallback_url\" for all phones)");
    }
    translation.takeDestination(data.get("fallback_url"), apps.path("fallback_url"));
    for (String store : List.of("ios_url", "android_url")) {
      if (apps.text(store) != null) {
        translation.warn(
            apps.path(store),
            "Phones are not told apart by this type. Every scan leads to \"fallback_url\"; \"redirect_rules\" with the condition \"os\" lead phones to their store.");
      }
    }
  }

  private static Fields object(Fields fields, String field, List<String> names) {
    Fields object = fields.object(field, names);
    if (object == null) {
      throw missing(field, "an object");
    }
    return object;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  /** Where the data of a type are: nested or flat. */
  private static String field(Fields fields, String type) {
    String flat = type.equals(URL) ? "target_url" : flatField(type);
    if (fields.has("data") && fields.has(flat)) {
      throw conflict(flat, "\"data\" and \"" + flat + "\" say the same. Send one of them.");
    }
    return fields.has(flat) ? flat : "data";
  }

  private static void refuseOthers(Fields fields, String type) {
    for (String other : TYPES) {
      String flat = other.equals(URL) ? "target_url" : flatField(other);
      if (!other.equals(type) && fields.has(flat)) {
        throw conflict(
            flat,
            "\"%s\" is for the type \"%s\", and this is of type \"%s\"."
                .formatted(flat, other, type));
      }
    }
  }

  private static ProblemException conflict(String field, String detail) {
    return new ProblemException(ProblemCode.CONFLICTING_FIELDS, field, detail);
  }

  private static ProblemException missing(String type) {
    return new ProblemException(
        ProblemCode.MISSING_FIELD,
        "data",
        "What shall the code carry? Send \"data\" with what a code of type \"%s\" needs, such as {\"url\":\"https://example.com\"} for \"url\"."
            .formatted(type));
  }

  private static ProblemException missing(String field, String what) {
    return new ProblemException(
        ProblemCode.MISSING_FIELD, field, "\"" + field + "\" is needed. Send " + what + ".");
  }
}
