package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A picture of pixels, as a PNG file of ours: what others send is made one before.
 *
 * <p>Two are equal when their files are.
 */
public final class RasterPicture {
  private final byte[] png;
  private final BufferedImage image;

  private RasterPicture(byte[] png, BufferedImage image) {
    this.png = png;
    this.image = image;
  }

  /**
   * The picture in a PNG file.
   *
   * @param png a file that is known to be small and whole
   * @throws IllegalArgumentException if it can't be read
   */
  public static RasterPicture ofPng(byte[] png) {
    try {
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
      if (read == null) {
        throw new IllegalArgumentException("These bytes are no PNG file.");
      }
      return new RasterPicture(png.clone(), read);
    } catch (IOException e) {
      throw new IllegalArgumentException("This PNG file can't be read: " + e.getMessage(), e);
    }
  }

  /** Pixels from left to right. */
  public int width() {
    return image.getWidth();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return image.getHeight();
  }

  /** The file. */
  public byte[] png() {
    return png.clone();
  }

  /** The pixels; not to be drawn on. */
  public BufferedImage image() {
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RasterPicture picture && Arrays.equals(png, picture.png);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(png);
  }
}
