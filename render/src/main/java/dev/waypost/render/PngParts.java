package dev.waypost.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG file (W3C PNG, third edition, §5). */
final class PngParts {
  private static final String NAME = "PNG";
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  /** What pixels are made of. */
  private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngParts() {}

  static PictureFile read(byte[] file) throws RefusedPictureException {
    ByteBuffer header = PictureFile.part(file, SIGNATURE, AROUND + 13L, NAME);
    int length = header.getInt();
    if (length != 13 || !type(file, SIGNATURE).equals("IHDR")) {
      throw PictureFile.cutOff(NAME);
    }
    int width = header.getInt(SIGNATURE + 8);
    int height = header.getInt(SIGNATURE + 12);
    if (width <= 0 || height <= 0) {
      throw PictureFile.cutOff(NAME);
    }
    return new PictureFile("png", NAME, width, height, Orientation.UPRIGHT, pixels(file));
  }

  /** The chunks up to the last one, each checked, without those that pixels don't need. */
  private static byte[] pixels(byte[] file) throws RefusedPictureException {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, SIGNATURE);
    int offset = SIGNATURE;
    while (true) {
      int length = PictureFile.part(file, offset, AROUND, NAME).getInt();
      ByteBuffer chunk = PictureFile.part(file, offset, (long) AROUND + length, NAME);
      if (length < 0 || !isWhole(file, offset, length, chunk)) {
        throw PictureFile.cutOff(NAME);
      }
      String type = type(file, offset);
      if (KEPT.contains(type)) {
        kept.write(file, offset, AROUND + length);
      }
      if (type.equals("IEND")) {
        return kept.toByteArray();
      }
      offset += AROUND + length;
    }
  }

  private static boolean isWhole(byte[] file, int offset, int length, ByteBuffer chunk) {
    var checksum = new CRC32();
    checksum.update(file, offset + 4, 4 + length);
    return (int) checksum.getValue() == chunk.getInt(offset + 8 + length);
  }

  private static String type(byte[] file, int offset) {
    return new String(file, offset + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
