package dev.waypost.render;

/**
 * A picture in the middle of a symbol.
 *
 * @param size its longer side as a share of the symbol's width, {@value #SMALLEST_SIZE} to {@value
 *     #LARGEST_SIZE}
 * @param marginModules kept free around it, 0 to {@value #LARGEST_MARGIN_MODULES}
 */
public record Logo(RasterPicture picture, double size, double marginModules, LogoCutout cutout) {
  public static final double SMALLEST_SIZE = 0.08;

  /**
   * With the margin, a square of this share covers less of a symbol than error correction level H
   * restores (ISO/IEC 18004:2015, table 9).
   */
  public static final double LARGEST_SIZE = 0.30;

  public static final double LARGEST_MARGIN_MODULES = 3;

  /**
   * @throws IllegalArgumentException if a value is out of bounds
   */
  public Logo {
    if (!(size >= SMALLEST_SIZE && size <= LARGEST_SIZE)) {
      throw new IllegalArgumentException(
          "The size of a logo is between %s and %s of the symbol's width, but %s was given."
              .formatted(SMALLEST_SIZE, LARGEST_SIZE, size));
    }
    if (!(marginModules >= 0 && marginModules <= LARGEST_MARGIN_MODULES)) {
      throw new IllegalArgumentException(
          "The margin of a logo is between 0 and %s modules, but %s was given."
              .formatted(LARGEST_MARGIN_MODULES, marginModules));
    }
  }
}
