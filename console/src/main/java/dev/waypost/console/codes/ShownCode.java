package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.console.http.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code as pages show it.
 *
 * @param values everything that the API answers of it
 */
public record ShownCode(Values values) {

  /** The code that the API answered. */
  public static ShownCode of(JsonNode node) {
    return new ShownCode(Values.of(node));
  }

  /** Its id. */
  public String id() {
    return values.text("id");
  }

  /** Where its pages are. */
  public String path() {
    return "/console/codes/" + id();
  }

  /** Whether it was deleted and can be restored. */
  public boolean isDeleted() {
    return status().equals("deleted");
  }

  /** The page to begin with: a deleted code has but its history. */
  public String firstPage() {
    return isDeleted() ? path() + "/history" : path();
  }

  /** What to call it: its name, or else where it leads. */
  public String title() {
    return values.text("name", leads());
  }

  /** Whether it has a name of its own. */
  public boolean isNamed() {
    return values.has("name");
  }

  /** Where it leads or what it holds, in a few words. */
  public String leads() {
    String kind = values.text("content.kind");
    return switch (kind) {
      case "url" -> values.text("content.url");
      case "vcard" ->
          (values.text("content.first_name")
                  + " "
                  + values.text("content.last_name")
                  + (values.has("content.organization")
                      ? " · " + values.text("content.organization")
                      : ""))
              .strip();
      case "wifi" -> "Wi-Fi " + values.text("content.ssid");
      case "event" -> values.text("content.title");
      case "email" -> values.text("content.to");
      case "sms", "phone", "whatsapp" -> values.text("content.number");
      case "geo" ->
          values.text(
              "content.label",
              values.text("content.latitude") + ", " + values.text("content.longitude"));
      case "text" -> values.text("content.text");
      case "payment", "crypto" -> values.text("content.name", values.text("content.address"));
      default -> values.text("content.title", kind);
    };
  }

  /** The kind of its content. */
  public String kind() {
    return values.text("content.kind");
  }

  /** Where it stands in its life, as the API names it. */
  public String status() {
    return values.text("status");
  }

  /** Whether it has a short URL and can change. */
  public boolean isDynamic() {
    return values.is("type", "dynamic");
  }

  /** The short URL, empty for none. */
  public String shortUrl() {
    return values.text("short_url");
  }

  /** The revision of the last edit. */
  public String revision() {
    return values.text("revision");
  }

  /** Scans by people. */
  public long scans() {
    return values.at("scans").asLong();
  }

  /** When it was last edited. */
  public Instant updatedAt() {
    return Instant.parse(values.text("updated_at"));
  }

  /** When it was made. */
  public Instant createdAt() {
    return Instant.parse(values.text("created_at"));
  }

  /** The planned changes, in order. */
  public List<Values> schedule() {
    return values.items("schedule");
  }

  /** The planned change that decides at a moment; null for none. */
  public @Nullable Values plannedAt(Instant time) {
    return schedule().stream()
        .filter(entry -> !Instant.parse(entry.text("from")).isAfter(time))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /** Its tags. */
  public List<String> tags() {
    List<String> tags = new ArrayList<>();
    values.at("tags").forEach(tag -> tags.add(tag.asText()));
    return tags;
  }

  /** Its picture as it is small on a page; changes its address with each edit. */
  public String thumbnail() {
    return "/images/" + id() + ".svg?size=128&v=" + revision();
  }

  /** Its picture as large as a page shows it. */
  public String picture() {
    return "/images/" + id() + ".svg?size=640&v=" + revision();
  }
}
