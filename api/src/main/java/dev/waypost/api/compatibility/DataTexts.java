package dev.waypost.api.compatibility;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.payload.EventText;
import dev.waypost.payload.EventText.Moment;
import dev.waypost.payload.UriTexts;
import dev.waypost.payload.VCardText;
import dev.waypost.payload.WebAddress;
import dev.waypost.payload.WifiText;
import dev.waypost.payload.WifiText.Encryption;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the data of a type into the text that phones act on. */
final class DataTexts {
  private static final List<String> VCARD =
      List.of(
          "first_name",
          "last_name",
          "organization",
          "title",
          "email",
          "phone",
          "url",
          "address",
          "note");

  private DataTexts() {}

  /**
   * The text.
   *
   * @param field where the data are
   */
  static String of(String type, Fields fields, String field) {
    return switch (type) {
      case "vcard" -> vcard(object(fields, field, VCARD));
      case "wifi" ->
          wifi(object(fields, field, List.of("ssid", "password", "encryption", "hidden")));
      case "event" ->
          event(
              object(fields, field, List.of("summary", "start", "end", "location", "description")));
      case "email" -> mail(object(fields, field, List.of("to", "subject", "body", "cc", "bcc")));
      case "sms" -> {
        Fields data = object(fields, field, List.of("phone_number", "message"));
        yield UriTexts.message(phoneNumber(data), data.text("message"));
      }
      case "phone" -> UriTexts.call(phoneNumber(object(fields, field, List.of("phone_number"))));
      case "location" -> place(object(fields, field, List.of("latitude", "longitude", "label")));
      default -> throw new IllegalStateException("There is no text for the type " + type + ".");
    };
  }

  /** Links one below the other, by the names of the places that they lead to. */
  static String social(Fields fields, String field) {
    Map<String, String> links = fields.texts(field);
    if (links == null || links.isEmpty()) {
      throw missing(field, "one link at least, such as {\"website\":\"https://example.com\"}");
    }
    return links.entrySet().stream()
        .map(link -> link.getKey() + ": " + link.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String vcard(Fields data) {
    String url = data.text("url");
    if (url != null) {
      url = WebAddress.parse(url, data.path("url")).ascii();
    }
    if (data.text("first_name") == null
        && data.text("last_name") == null
        && data.text("organization") == null) {
      throw missing(
          data.path("first_name"), "a name: \"first_name\", \"last_name\" or \"organization\"");
    }
    return new VCardText(
            data.text("first_name"),
            data.text("last_name"),
            data.text("organization"),
            data.text("title"),
            data.text("email"),
            data.text("phone"),
            url,
            data.text("address"),
            data.text("note"))
        .text();
  }

  private static String wifi(Fields data) {
    String ssid = needed(data, "ssid", "the name of the network");
    String password = data.text("password");
    String encryption = data.oneOf("encryption", List.of("WPA", "WEP", "nopass"));
    boolean open = "nopass".equals(encryption);
    if (open && password != null) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          data.path("password"),
          "A network with the encryption \"nopass\" has no password. Leave one of the two out.");
    }
    if (!open && password == null) {
      throw missing(
          data.path("password"), "the password, or \"encryption\":\"nopass\" for an open network");
    }
    return new WifiText(
            ssid,
            password,
            open ? Encryption.NONE : "WEP".equals(encryption) ? Encryption.WEP : Encryption.WPA,
            Boolean.TRUE.equals(data.truth("hidden")))
        .text();
  }

  private static String event(Fields data) {
    String summary = needed(data, "summary", "what the event is called");
    Moment start = EventMoments.start(data);
    Moment end = EventMoments.end(data, start);
    return new EventText(summary, start, end, data.text("location"), data.text("description"))
        .text();
  }

  private static String mail(Fields data) {
    return UriTexts.mail(
        needed(data, "to", "the address that the mail goes to"),
        data.text("subject"),
        data.text("body"),
        data.text("cc"),
        data.text("bcc"));
  }

  private static String place(Fields data) {
    BigDecimal latitude = data.number("latitude", -90, 90);
    BigDecimal longitude = data.number("longitude", -180, 180);
    if (latitude == null || longitude == null) {
      throw missing(
          data.path(latitude == null ? "latitude" : "longitude"),
          "both, in degrees, such as 52.52");
    }
    return UriTexts.place(latitude, longitude, data.text("label"));
  }

  private static String phoneNumber(Fields data) {
    String written = needed(data, "phone_number", "a phone number, such as +49 30 901820");
    return UriTexts.phoneNumber(written)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.INVALID_VALUE,
                data.path("phone_number"),
                "\"%s\" is no phone number. Write digits, with + and the country in front, such as +49 30 901820."
                    .formatted(written)));
  }

  private static Fields object(Fields fields, String field, List<String> names) {
    Fields object = fields.object(field, names);
    if (object == null) {
      throw missing(field, "an object with: " + String.join(", ", names));
    }
    return object;
  }

  private static String needed(Fields data, String name, String what) {
    String value = data.text(name);
    if (value == null || value.isBlank()) {
      throw missing(data.path(name), what);
    }
    return value;
  }

  private static ProblemException missing(@Nullable String field, String what) {
    return new ProblemException(
        ProblemCode.MISSING_FIELD, field, "\"" + field + "\" is needed. Send " + what + ".");
  }
}
