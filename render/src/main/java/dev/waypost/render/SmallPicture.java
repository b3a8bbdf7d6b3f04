package dev.waypost.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A picture made so small that it can stand in a page itself. */
public final class SmallPicture {
  private static final List<Integer> SIDES = List.of(240, 200, 160, 128, 96, 72, 56, 40, 24, 16, 8);
  private static final List<Integer> COLORS = List.of(256, 64, 32);
  private static final int FEWEST_COLORS = 16;

  private SmallPicture() {}

  /**
   * A PNG file of the picture: as large as possible, and of that size with as many colours.
   *
   * @param mostSide the longer side at most, in pixels
   * @param mostBytes of the file, 1,000 or more
   */
  public static byte[] png(RasterPicture picture, int mostSide, int mostBytes) {
    for (int side : SIDES) {
      if (side <= mostSide) {
        BufferedImage scaled = scaled(picture.image(), side);
        byte[] least = PngPixels.file(FewColors.of(scaled, FEWEST_COLORS));
        if (least.length <= mostBytes) {
          return richest(scaled, mostBytes, least);
        }
      }
    }
    throw new IllegalArgumentException("No picture fits into " + mostBytes + " bytes.");
  }

  private static byte[] richest(BufferedImage scaled, int mostBytes, byte[] least) {
    for (int colors : COLORS) {
      byte[] png = PngPixels.file(FewColors.of(scaled, colors));
      if (png.length <= mostBytes) {
        return png;
      }
    }
    return least;
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    double scale = Math.min(1.0, (double) side / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = scaled.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(Halving.towards(image, width, height), 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return scaled;
  }
}
