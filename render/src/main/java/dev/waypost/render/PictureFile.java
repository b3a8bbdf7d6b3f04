package dev.waypost.render;

import dev.waypost.render.RefusedPictureException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A picture file of which the headers were read and nothing else.
 *
 * @param format as javax.imageio names it
 * @param name as people know it
 * @param width in pixels
 * @param height in pixels
 * @param orientation how it is to be turned once it is decoded
 * @param pixelsOnly the file without what is not needed to decode its pixels, such as metadata,
 *     colour profiles and whatever comes after its end
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PictureFile(
    String format, String name, int width, int height, Orientation orientation, byte[] pixelsOnly) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final int LOOKED_AT = 1024;

  /** Reads the headers of a file by its first bytes, whatever it is called. */
  static PictureFile of(byte[] file) throws RefusedPictureException {
    if (startsWith(file, 0, PNG)) {
      return PngParts.read(file);
    }
    if (startsWith(file, 0, JPEG)) {
      return JpegParts.read(file);
    }
    if (startsWith(file, 0, ascii("RIFF")) && startsWith(file, 8, ascii("WEBP"))) {
      return WebpParts.read(file);
    }
    throw new RefusedPictureException(
        Reason.UNSUPPORTED,
        "This is "
            + kind(file)
            + ". Logos are PNG, JPEG or WebP files, whatever they are called. Save it as a PNG file.");
  }

  /** What a file that is not taken seems to be. */
  private static String kind(byte[] file) {
    if (file.length == 0) {
      return "an empty file";
    }
    if (startsWith(file, 0, ascii("GIF8"))) {
      return "a GIF file";
    }
    if (startsWith(file, 0, ascii("%PDF"))) {
      return "a PDF file";
    }
    if (startsWith(file, 0, ascii("BM"))) {
      return "a BMP file";
    }
    if (startsWith(file, 0, ascii("II*\0")) || startsWith(file, 0, ascii("MM\0*"))) {
      return "a TIFF file";
    }
    if (startsWith(file, 4, ascii("ftyp"))) {
      return "an AVIF, HEIC or video file";
    }
    String start =
        new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return start.contains("<svg")
        ? "an SVG file, which can hold scripts"
        : "no picture that we know";
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean startsWith(byte[] file, int offset, byte[] start) {
    return file.length >= offset + start.length
        && Arrays.equals(file, offset, offset + start.length, start, 0, start.length);
  }

  /** Bytes that are read as numbers, the highest first; of what is not there a file is cut off. */
  static ByteBuffer part(byte[] file, int offset, long length, String name)
      throws RefusedPictureException {
    if (length < 0 || offset + length > file.length) {
      throw cutOff(name);
    }
    return ByteBuffer.wrap(file, offset, (int) length);
  }

  static RefusedPictureException cutOff(String name) {
    return new RefusedPictureException(
        Reason.DAMAGED,
        "This " + name + " file is cut off or damaged. Send it whole, or save it anew.");
  }
}
