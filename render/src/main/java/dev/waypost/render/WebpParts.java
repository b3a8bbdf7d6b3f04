package dev.waypost.render;

import dev.waypost.render.RefusedPictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The chunks of a WebP file (RFC 9649 §2). */
final class WebpParts {
  private static final String NAME = "WebP";
  private static final int BEFORE_CHUNKS = 12;
  private static final int CHUNK_HEADER = 8;

  /** In the flags of an extended file (RFC 9649 §2.7): whether it holds transparency. */
  private static final int ALPHA = 0x10;

  private WebpParts() {}

  private record Size(int width, int height) {}

  static PictureFile read(byte[] file) throws RefusedPictureException {
    long end = 8 + Integer.toUnsignedLong(part(file, 0, BEFORE_CHUNKS).getInt(4));
    if (end > file.length) {
      throw PictureFile.cutOff(NAME);
    }
    var kept = new ByteArrayOutputStream(file.length);
    Size canvas = null;
    int offset = BEFORE_CHUNKS;
    while (offset + CHUNK_HEADER <= end) {
      String type = new String(file, offset, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(part(file, offset, CHUNK_HEADER).getInt(offset + 4));
      ByteBuffer chunk = part(file, offset, CHUNK_HEADER + length);
      int data = offset + CHUNK_HEADER;
      int whole = (int) (CHUNK_HEADER + length);
      switch (type) {
        case "VP8X" -> {
          canvas = extended(chunk, data, length);
          byte[] copy = Arrays.copyOfRange(file, offset, offset + whole);
          copy[CHUNK_HEADER] &= ALPHA;
          kept.write(copy, 0, whole);
        }
        case "ALPH" -> write(kept, file, offset, whole);
        case "VP8 ", "VP8L" -> {
          Size size =
              type.equals("VP8 ") ? lossy(chunk, data, length) : lossless(chunk, data, length);
          if (canvas != null && !canvas.equals(size)) {
            throw PictureFile.cutOff(NAME);
          }
          write(kept, file, offset, whole);
          return new PictureFile(
              "webp", NAME, size.width(), size.height(), Orientation.UPRIGHT, framed(kept));
        }
        case "ANIM", "ANMF" ->
            throw new RefusedPictureException(
                Reason.UNSUPPORTED, "This WebP file moves. Send a picture that stands still.");
        default -> {}
      }
      offset = Math.toIntExact(Math.min(end, offset + whole + (length & 1)));
    }
    throw PictureFile.cutOff(NAME);
  }

  private static byte[] framed(ByteArrayOutputStream chunks) {
    ByteBuffer file =
        ByteBuffer.allocate(BEFORE_CHUNKS + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(PictureFile.ascii("RIFF")).putInt(4 + chunks.size()).put(PictureFile.ascii("WEBP"));
    return file.put(chunks.toByteArray()).array();
  }

  private static void write(ByteArrayOutputStream kept, byte[] file, int offset, int length) {
    kept.write(file, offset, length);
    if ((length & 1) == 1) {
      kept.write(0);
    }
  }

  /** RFC 9649 §2.7. */
  private static Size extended(ByteBuffer chunk, int data, long length)
      throws RefusedPictureException {
    requireLength(length, 10);
    return new Size(1 + (chunk.getInt(data + 3) >>> 8), 1 + (chunk.getInt(data + 6) >>> 8));
  }

  /** RFC 6386 §9.1: three bytes, a start code, then 14 bits each. */
  private static Size lossy(ByteBuffer chunk, int data, long length)
      throws RefusedPictureException {
    requireLength(length, 10);
    return sized(chunk.getShort(data + 6) & 0x3FFF, chunk.getShort(data + 8) & 0x3FFF);
  }

  /** RFC 9649 §3.4: a signature of one byte, then 14 bits each, less one. */
  private static Size lossless(ByteBuffer chunk, int data, long length)
      throws RefusedPictureException {
    requireLength(length, 5);
    int bits = chunk.getInt(data + 1);
    return sized(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
  }

  private static Size sized(int width, int height) throws RefusedPictureException {
    if (width == 0 || height == 0) {
      throw PictureFile.cutOff(NAME);
    }
    return new Size(width, height);
  }

  private static void requireLength(long length, int least) throws RefusedPictureException {
    if (length < least) {
      throw PictureFile.cutOff(NAME);
    }
  }

  private static ByteBuffer part(byte[] file, int offset, long length)
      throws RefusedPictureException {
    return PictureFile.part(file, offset, length, NAME).order(ByteOrder.LITTLE_ENDIAN);
  }
}
