package dev.waypost.codes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a code's image looks unless a request asks otherwise.
 *
 * @param foregroundColor {@code #rrggbb} in lower case
 * @param backgroundColor {@code #rrggbb} in lower case, or {@value #TRANSPARENT}
 * @param errorCorrection {@code L}, {@code M}, {@code Q} or {@code H}; a symbol with room gets a
 *     higher level
 * @param margin the quiet zone in modules; ISO/IEC 18004:2015 §6.3.8 asks for 4
 * @param size width in pixels; the height is the same but for a frame
 * @param format the format that the image's address names
 * @param design shapes, gradients, logo and frame as a tree in the form of the API, without what is
 *     plain; what reads and draws it lies in the API
 * @param forced whether somebody with the scope for it had the style taken though it can't be
 *     scanned reliably
 */
public record ImageStyle(
    String foregroundColor,
    String backgroundColor,
    char errorCorrection,
    int margin,
    int size,
    ImageFormat format,
    Map<String, @Nullable Object> design,
    boolean forced) {
  /** The background colour of a picture that shows what it is laid on. */
  public static final String TRANSPARENT = "transparent";

  /** Black on white, level M, a quiet zone of 4 modules, 512 pixels, PNG. */
  public static final ImageStyle DEFAULT =
      new ImageStyle("#000000", "#ffffff", 'M', 4, 512, ImageFormat.PNG);

  /** Squares in two colours. */
  public ImageStyle(
      String foregroundColor,
      String backgroundColor,
      char errorCorrection,
      int margin,
      int size,
      ImageFormat format) {
    this(foregroundColor, backgroundColor, errorCorrection, margin, size, format, Map.of(), false);
  }

  /** This style, taken though it can't be scanned, or not. */
  public ImageStyle withForced(boolean newForced) {
    return new ImageStyle(
        foregroundColor, backgroundColor, errorCorrection, margin, size, format, design, newForced);
  }

  /** The id of its logo, or null for none. */
  public @Nullable String logo() {
    return design.get("logo") instanceof Map<?, ?> logo && logo.get("logo") instanceof String id
        ? id
        : null;
  }
}
