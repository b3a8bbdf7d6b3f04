package dev.waypost.render;

import java.io.ByteArrayOutputStream;

/**
 * Pixels as an image of PostScript in the unit square, first row at y = 0, with the data behind the
 * operator (PostScript Language Reference, section 4.10.5). Each row comes as one run for each
 * primary, so that areas of one colour become short by run lengths (section 3.13.3,
 * "RunLengthEncode filter"), written in base 85 ("ASCII85Encode filter").
 */
final class EpsImage {
  private static final int LONGEST_RUN = 128;
  private static final int END_OF_RUNS = 128;
  private static final int CHARACTERS_PER_LINE = 100;

  private EpsImage() {}

  /** The operators and the data, each line ended. */
  static String of(InkPixels pixels, InkSpace inks) {
    int primaries = inks.components(Color.BLACK).size();
    return """
    /text currentfile /ASCII85Decode filter def
    /rows text /RunLengthDecode filter def
    /%s setcolorspace
    {<< /ImageType 1 /Width %2$d /Height %3$d /BitsPerComponent 8 /ImageMatrix [%2$d 0 0 %3$d 0 0]
    /Decode [%4$s] /MultipleDataSources true /DataSource [%5$s]
    >> image text flushfile} exec
    %6$s
    """
        .formatted(
            inks.deviceName(),
            pixels.width(),
            pixels.height(),
            "0 1 ".repeat(primaries).strip(),
            // Each source keeps a string of its own: the image holds all of them at once.
            "{rows %d string readstring pop} bind "
                .formatted(pixels.width())
                .repeat(primaries)
                .strip(),
            base85(runLengths(pixels.rowsOfPlanes())));
  }

  static byte[] runLengths(byte[] bytes) {
    var encoded = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length) {
      int run = runAt(bytes, at);
      if (run > 1) {
        encoded.write(257 - run);
        encoded.write(bytes[at]);
        at += run;
      } else {
        int start = at;
        while (at < bytes.length && at - start < LONGEST_RUN && runAt(bytes, at) < 3) {
          at++;
        }
        encoded.write(at - start - 1);
        encoded.write(bytes, start, at - start);
      }
    }
    encoded.write(END_OF_RUNS);
    return encoded.toByteArray();
  }

  private static int runAt(byte[] bytes, int at) {
    int end = at + 1;
    while (end < bytes.length && end - at < LONGEST_RUN && bytes[end] == bytes[at]) {
      end++;
    }
    return end - at;
  }

  static String base85(byte[] bytes) {
    var text = new StringBuilder();
    int line = 0;
    for (int at = 0; at < bytes.length; at += 4) {
      line += group(bytes, at, text);
      if (line >= CHARACTERS_PER_LINE) {
        text.append('\n');
        line = 0;
      }
    }
    return text.append("~>").toString();
  }

  /** Four bytes as five digits; n bytes at the end as n + 1 digits. */
  private static int group(byte[] bytes, int at, StringBuilder text) {
    int count = Math.min(4, bytes.length - at);
    long number = 0;
    for (int i = 0; i < 4; i++) {
      number = number << 8 | (i < count ? bytes[at + i] & 0xFF : 0);
    }
    if (number == 0 && count == 4) {
      text.append('z');
      return 1;
    }
    char[] digits = new char[5];
    for (int i = 4; i >= 0; i--) {
      digits[i] = (char) ('!' + number % 85);
      number /= 85;
    }
    text.append(digits, 0, count + 1);
    return count + 1;
  }
}
