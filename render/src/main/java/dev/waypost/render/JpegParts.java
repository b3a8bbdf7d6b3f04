package dev.waypost.render;

import dev.waypost.render.RefusedPictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The segments of a JPEG file (ITU-T T.81, annex B). */
final class JpegParts {
  private static final String NAME = "JPEG";
  private static final int START_OF_SCAN = 0xDA;

  /** Progressive files have about ten; each is work on all pixels, however few bytes it has. */
  private static final int MOST_SCANS = 64;

  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int COMMENT = 0xFE;

  private JpegParts() {}

  static PictureFile read(byte[] file) throws RefusedPictureException {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, 2);
    int width = 0;
    int height = 0;
    int offset = 2;
    Orientation orientation = Orientation.UPRIGHT;
    while (true) {
      ByteBuffer segment = PictureFile.part(file, offset, 4, NAME);
      int marker = marker(segment, offset);
      if (marker == 0xFF) {
        offset++;
        continue;
      }
      int length = 2 + Short.toUnsignedInt(segment.getShort(offset + 2));
      ByteBuffer whole = PictureFile.part(file, offset, length, NAME);
      if (marker == EXIF) {
        orientation = Orientation.of(file, offset + 4, offset + length);
      }
      if (isFrame(marker)) {
        if (length < 10 || width != 0) {
          throw PictureFile.cutOff(NAME);
        }
        height = Short.toUnsignedInt(whole.getShort(offset + 5));
        width = Short.toUnsignedInt(whole.getShort(offset + 7));
        if (whole.get(offset + 9) == 4) {
          throw new RefusedPictureException(
              Reason.UNSUPPORTED,
              "This JPEG file is in the colours of print (CMYK). Save it in RGB, or as a PNG file.");
        }
      }
      if (marker == START_OF_SCAN) {
        if (width == 0 || height == 0) {
          throw PictureFile.cutOff(NAME);
        }
        if (scans(file, offset) > MOST_SCANS) {
          throw new RefusedPictureException(
              Reason.DAMAGED,
              "This JPEG file has more than %d scans. Save it anew, or as a PNG file."
                  .formatted(MOST_SCANS));
        }
        kept.write(file, offset, file.length - offset);
        return new PictureFile("jpeg", NAME, width, height, orientation, kept.toByteArray());
      }
      if (isNeeded(marker)) {
        kept.write(file, offset, length);
      }
      offset += length;
    }
  }

  /** Within the data of a scan, a zero stands behind each byte that could begin a marker. */
  private static int scans(byte[] file, int offset) {
    int scans = 0;
    for (int i = offset; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xFF && file[i + 1] == (byte) START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }

  private static int marker(ByteBuffer segment, int offset) throws RefusedPictureException {
    int marker = Byte.toUnsignedInt(segment.get(offset + 1));
    if (Byte.toUnsignedInt(segment.get(offset)) != 0xFF || marker < 0xC0) {
      throw PictureFile.cutOff(NAME);
    }
    return marker;
  }

  /** Segments of applications hold metadata, but two tell what the colours mean. */
  private static boolean isNeeded(int marker) {
    boolean ofApplications = marker >= JFIF && marker <= 0xEF;
    return marker == JFIF || marker == ADOBE || (!ofApplications && marker != COMMENT);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
