package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a photograph is to be turned so that it stands upright (Exif 2.32, 4.6.4, tag 274). */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  MIRRORED_UPSIDE_DOWN,
  MIRRORED_ON_THE_LEFT,
  ON_THE_LEFT,
  MIRRORED_ON_THE_RIGHT,
  ON_THE_RIGHT;

  private static final byte[] EXIF = PictureFile.ascii("Exif\0\0");
  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /**
   * What a segment of a JPEG file says. Whatever can't be read says nothing.
   *
   * @param file the file
   * @param offset where the segment's data begin
   * @param end where they end
   */
  static Orientation of(byte[] file, int offset, int end) {
    int start = offset + EXIF.length;
    if (!PictureFile.startsWith(file, offset, EXIF) || end - start < 8) {
      return UPRIGHT;
    }
    ByteBuffer tiff = ByteBuffer.wrap(file, start, end - start).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    try {
      return fromDirectory(tiff, tiff.getInt(4));
    } catch (IndexOutOfBoundsException unreadable) {
      return UPRIGHT;
    }
  }

  private static Orientation fromDirectory(ByteBuffer tiff, int directory) {
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + ENTRY_BYTES * i;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The picture as it stands upright. */
  BufferedImage upright(BufferedImage image) {
    if (this == UPRIGHT) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean lies =
        switch (this) {
          case UPRIGHT, MIRRORED, UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN -> false;
          case MIRRORED_ON_THE_LEFT, ON_THE_LEFT, MIRRORED_ON_THE_RIGHT, ON_THE_RIGHT -> true;
        };
    var turned = new BufferedImage(lies ? height : width, lies ? width : height, image.getType());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX =
            switch (this) {
              case UPRIGHT, MIRRORED_UPSIDE_DOWN -> x;
              case MIRRORED, UPSIDE_DOWN -> width - 1 - x;
              case MIRRORED_ON_THE_LEFT, ON_THE_RIGHT -> y;
              case ON_THE_LEFT, MIRRORED_ON_THE_RIGHT -> height - 1 - y;
            };
        int toY =
            switch (this) {
              case UPRIGHT, MIRRORED -> y;
              case UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN -> height - 1 - y;
              case MIRRORED_ON_THE_LEFT, ON_THE_LEFT -> x;
              case MIRRORED_ON_THE_RIGHT, ON_THE_RIGHT -> width - 1 - x;
            };
        turned.setRGB(toX, toY, image.getRGB(x, y));
      }
    }
    return turned;
  }
}
