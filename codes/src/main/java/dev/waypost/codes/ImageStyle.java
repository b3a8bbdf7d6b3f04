package dev.waypost.codes;

/**
 * How a code's image looks unless a request asks otherwise.
 *
 * @param foregroundColor {@code #rrggbb} in lower case
 * @param backgroundColor {@code #rrggbb} in lower case
 * @param errorCorrection {@code L}, {@code M}, {@code Q} or {@code H}; a symbol with room gets a
 *     higher level
 * @param margin the quiet zone in modules; ISO/IEC 18004:2015 §6.3.8 asks for 4
 * @param size width and height in pixels
 * @param format the format that the image's address names
 */
public record ImageStyle(
    String foregroundColor,
    String backgroundColor,
    char errorCorrection,
    int margin,
    int size,
    ImageFormat format) {
  /** Black on white, level M, a quiet zone of 4 modules, 512 pixels, PNG. */
  public static final ImageStyle DEFAULT =
      new ImageStyle("#000000", "#ffffff", 'M', 4, 512, ImageFormat.PNG);
}
