package dev.waypost.symbol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/**
 * The characters of Kanji mode (7.4.6): those of JIS X 0208 in their Shift JIS form, as the JDK's
 * charset has them (module {@code jdk.charsets}; without it the mode takes no character).
 */
final class KanjiCharacters {
  private static final int NONE = -1;

  private KanjiCharacters() {}

  /** Made when the first character beyond ASCII is asked for. */
  private static final class Table {
    private static final short[] VALUES = values();

    private static short[] values() {
      short[] values = new short[1 << Character.SIZE];
      Arrays.fill(values, (short) NONE);
      try {
        CharsetDecoder decoder = Charset.forName("Shift_JIS").newDecoder();
        addRange(values, decoder, 0x8140, 0x9FFC, 0x8140);
        addRange(values, decoder, 0xE040, 0xEBBF, 0xC140);
      } catch (UnsupportedCharsetException e) {
        // A JDK without these charsets: such characters go as bytes.
      }
      return values;
    }

    private static void addRange(
        short[] values, CharsetDecoder decoder, int first, int last, int base) {
      for (int code = first; code <= last; code++) {
        int offset = code - base;
        int character = decoded(decoder, code);
        if (character >= 0x80) {
          values[character] = (short) ((offset >>> 8) * 0xC0 + (offset & 0xFF));
        }
      }
    }

    private static int decoded(CharsetDecoder decoder, int code) {
      byte[] bytes = {(byte) (code >>> 8), (byte) code};
      try {
        var decoded = decoder.decode(ByteBuffer.wrap(bytes));
        return decoded.length() == 1 ? decoded.get(0) : NONE;
      } catch (CharacterCodingException e) {
        return NONE;
      }
    }
  }

  /** Whether the mode takes a code point. ASCII is never among them. */
  static boolean takes(int codePoint) {
    return codePoint >= 0x80 && codePoint <= Character.MAX_VALUE && Table.VALUES[codePoint] != NONE;
  }

  /** The 13 bits of a character that the mode takes. */
  static int value(char character) {
    return Table.VALUES[character];
  }
}
