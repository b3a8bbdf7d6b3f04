package dev.waypost.payload;

import java.util.Map;

/**
 * A web address.
 *
 * @param url as the owner wrote it; {@link WebAddress} says what is allowed
 */
public record UrlContent(String url) implements Content {
  /** The name of this kind. */
  public static final String KIND = "url";

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
  public Map<String, String> fields() {
    return Map.of("url", url);
  }
}
