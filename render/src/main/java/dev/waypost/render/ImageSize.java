package dev.waypost.render;

/** The sizes, in pixels along one side, that pictures may have. */
public final class ImageSize {
  public static final int SMALLEST_PIXELS = 64;
  public static final int LARGEST_PIXELS = 4096;

  private ImageSize() {}

  /**
   * @throws IllegalArgumentException if the size is outside 64 to 4096 pixels
   */
  static void requireValid(int sizePixels) {
    if (sizePixels < SMALLEST_PIXELS || sizePixels > LARGEST_PIXELS) {
      throw new IllegalArgumentException(
          "The size of a picture is between %s and %s pixels, but %s was given."
              .formatted(SMALLEST_PIXELS, LARGEST_PIXELS, sizePixels));
    }
  }
}
