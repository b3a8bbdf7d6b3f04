package dev.waypost.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The chunks of a PNG file with a palette of two colours (ISO/IEC 15948, clauses 5 and 11). */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Level 9 was seen to save 5 to 30 % of the bytes and to take two to four times as long. */
  private static final int COMPRESSION_LEVEL = 6;

  private static final int BIT_DEPTH = 1;
  private static final int INDEXED_COLOUR = 3;

  /** Deflate, adaptive filtering, no interlace: the only methods there are, and the plain order. */
  private static final byte[] METHODS = {0, 0, 0};

  private PngFile() {}

  /**
   * A file of a square picture.
   *
   * @param zero the colour of pixels that are 0
   * @param one the colour of pixels that are 1
   * @param rows each a filter number and the filtered pixels, eight in a byte, the leftmost highest
   */
  static byte[] of(int sizePixels, Color zero, Color one, byte[] rows) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    writeChunk("IHDR", header(sizePixels), file);
    writeChunk("PLTE", palette(zero, one), file);
    writeChunk("IDAT", compressed(rows), file);
    writeChunk("IEND", new byte[0], file);
    return file.toByteArray();
  }

  private static byte[] header(int sizePixels) {
    return ByteBuffer.allocate(13)
        .putInt(sizePixels)
        .putInt(sizePixels)
        .put((byte) BIT_DEPTH)
        .put((byte) INDEXED_COLOUR)
        .put(METHODS)
        .array();
  }

  private static byte[] palette(Color... colors) {
    ByteBuffer palette = ByteBuffer.allocate(3 * colors.length);
    for (Color color : colors) {
      palette.put((byte) color.red()).put((byte) color.green()).put((byte) color.blue());
    }
    return palette.array();
  }

  private static byte[] compressed(byte[] rows) {
    Deflater deflater = new Deflater(COMPRESSION_LEVEL);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Length of the data, type, data, and a checksum over type and data (clause 5.3). */
  private static void writeChunk(String type, byte[] data, ByteArrayOutputStream file) {
    byte[] typeBytes = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(typeBytes);
    checksum.update(data);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    file.writeBytes(typeBytes);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
  }
}
