package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * A picture of pixels, as a PNG file of ours: what others send is made one before.
 *
 * <p>Two are equal when their files are.
 */
public final class RasterPicture {
  private final byte[] png;
  private final BufferedImage image;
  private final String sha256;

  private RasterPicture(byte[] png, BufferedImage image) {
    this.png = png;
    this.image = image;
    this.sha256 = sha256(png);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
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

  /** The checksum of the file, 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The pixels; not to be drawn on. */
  public BufferedImage image() {
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RasterPicture picture && sha256.equals(picture.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }
}
