package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web address.
 *
 * @param url as the owner wrote it; {@link WebAddress} says what is allowed
 */
public record UrlContent(String url) implements Content {
  /** The name of this kind. */
  public static final String KIND = "url";

  static UrlContent read(Map<String, ? extends @Nullable Object> fields) {
    return new UrlContent(ContentFields.of(fields, List.of("url")).requiredText("url"));
  }

  @Override
  public void check() {
    WebAddress.parse(url, "url");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return url;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("url", url);
  }
}
