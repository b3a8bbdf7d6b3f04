package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.Warning;
import dev.waypost.payload.AppStoreContent;
import dev.waypost.payload.Content;
import dev.waypost.payload.CryptoContent;
import dev.waypost.payload.EmailContent;
import dev.waypost.payload.EventContent;
import dev.waypost.payload.FileContent;
import dev.waypost.payload.GeoContent;
import dev.waypost.payload.LinksContent;
import dev.waypost.payload.PaymentContent;
import dev.waypost.payload.PhoneContent;
import dev.waypost.payload.SmsContent;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.VCardContent;
import dev.waypost.payload.WhatsappContent;
import dev.waypost.payload.WifiContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes and reports by the names that QR for Agent gives their properties. */
final class QrForAgentJson {
  private final CodeJson json;

  QrForAgentJson(CodeJson json) {
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
    node.put("type", type(counted.code().content()));
    node.put("dynamic", counted.code().type() == CodeType.DYNAMIC);
    node.set("shortUrl", ours.get("short_url"));
    node.set("imageUrl", ours.get("image_url"));
    node.set("destination", ours.get("destination"));
    node.put("content", text(counted.code().content()));
    node.set("name", ours.get("name"));
    node.set("status", ours.get("status"));
    JsonNode style = ours.path("style");
    node.set("format", style.get("format"));
    node.set("foregroundColor", style.get("foreground_color"));
    node.set("backgroundColor", style.get("background_color"));
    node.set("width", style.get("size"));
    node.set("margin", style.get("margin"));
    node.set("errorCorrection", style.get("error_correction"));
    node.set("expiresAt", ours.path("expires").get("at"));
    node.set("scans", ours.get("scans"));
    node.set("createdAt", ours.get("created_at"));
    node.set("updatedAt", ours.get("updated_at"));
    return node;
  }

  private static @Nullable String text(Content content) {
    return content instanceof UrlContent || content.isDynamicOnly() ? null : content.symbolText();
  }

  /** What a code carries, as the type of its text says where it is no address. */
  static String type(Content content) {
    return switch (content) {
      case UrlContent _ -> QrForAgentContent.URL;
      case TextContent(String text) -> QrForAgentContent.typeOf(text);
      case GeoContent _ -> "location";
      case LinksContent _ -> QrForAgentContent.SOCIAL;
      case AppStoreContent _ -> QrForAgentContent.APP_STORE;
      case VCardContent _,
          WifiContent _,
          EventContent _,
          EmailContent _,
          SmsContent _,
          PhoneContent _ ->
          content.kind();
      case WhatsappContent _, PaymentContent _, CryptoContent _, FileContent _ ->
          QrForAgentContent.TEXT;
    };
  }

  /** A report. */
  static ObjectNode report(ObjectNode ours) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("id", ours.get("code"));
    node.set("start", ours.get("start"));
    node.set("end", ours.get("end"));
    node.set("tz", ours.get("tz"));
    node.set("totalScans", ours.get("total"));
    node.set("uniqueVisitors", ours.get("visitors"));
    node.set("bots", ours.get("bots"));
    var days = node.putArray("scansByDay");
    for (JsonNode day : ours.path("per_day")) {
      ObjectNode shown = days.addObject();
      shown.set("date", day.get("day"));
      shown.set("count", day.get("scans"));
      shown.set("visitors", day.get("visitors"));
    }
    var devices = node.putArray("topDevices");
    for (JsonNode device : ours.path("per_device")) {
      ObjectNode shown = devices.addObject();
      shown.set("deviceType", device.get("device"));
      shown.set("count", device.get("scans"));
    }
    var countries = node.putArray("topCountries");
    for (JsonNode country : ours.path("per_country")) {
      ObjectNode shown = countries.addObject();
      shown.set("country", country.get("country"));
      shown.set("count", country.get("scans"));
    }
    node.set("countrySource", ours.get("country_source"));
    return node;
  }
}
