package dev.waypost.pages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a domain shall look. Each part that is null is Waypost's own.
 *
 * @param name shown above everything; plain text on one line
 * @param logo shown beside the name
 * @param color of buttons and links
 * @param background of the page; the page follows the light or dark scheme of the phone without
 * @param text what the owner adds where a scan leads nowhere; plain text, maybe of several lines
 * @param link where the logo and the name lead; begins with {@code https://}
 * @param language of name and text, a tag of BCP 47; it gives the page its direction
 */
public record Brand(
    @Nullable String name,
    @Nullable Picture logo,
    @Nullable PageColor color,
    @Nullable PageColor background,
    @Nullable String text,
    @Nullable String link,
    @Nullable String language) {
  /** Waypost's own look throughout. */
  public static final Brand NONE = new Brand(null, null, null, null, null, null, null);

  /**
   * @throws IllegalArgumentException if the link is another one than said above
   */
  public Brand {
    if (link != null && !link.regionMatches(true, 0, "https://", 0, 8)) {
      throw new IllegalArgumentException("The link of a brand is no https address.");
    }
  }

  /**
   * A small picture, which stands in the page itself.
   *
   * @param png a PNG file of at most {@value #MAX_BYTES} bytes in base64 (RFC 4648 §4)
   */
  public record Picture(String png) {
    /** In base64 they take 8,000 characters of the 20,000 bytes that a page may have. */
    public static final int MAX_BYTES = 6_000;

    /** The longer side, at most, in pixels. */
    public static final int MAX_SIDE = 240;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{4,}={0,2}");

    /**
     * @throws IllegalArgumentException if it is no base64 or of more bytes
     */
    public Picture {
      if (png.length() > MAX_BYTES / 3 * 4 || !BASE64.matcher(png).matches()) {
        throw new IllegalArgumentException("The picture of a brand is too large or no base64.");
      }
    }
  }

  /** The direction of the language. */
  public TextDirection direction() {
    return TextDirection.of(language);
  }
}
