package dev.waypost.render;

/** Thrown where a picture has fewer pixels across than the symbol and its margin have modules. */
public final class ImageTooSmallException extends IllegalArgumentException {
  private final int sizePixels;
  private final int minimumPixels;

  ImageTooSmallException(int sizePixels, int minimumPixels) {
    super(
        "A picture of %s pixels is too small: this QR code with its margin needs at least %s. Ask for a larger picture, a smaller margin or less content."
            .formatted(sizePixels, minimumPixels));
    this.sizePixels = sizePixels;
    this.minimumPixels = minimumPixels;
  }

  /** The size that was asked for, in pixels along one side. */
  public int sizePixels() {
    return sizePixels;
  }

  /**
   * The smallest size that this symbol can be drawn in with this margin: one pixel for each module.
   */
  public int minimumPixels() {
    return minimumPixels;
  }
}
