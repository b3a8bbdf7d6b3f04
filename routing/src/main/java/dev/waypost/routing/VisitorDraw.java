package dev.waypost.routing;

/**
 * Numbers from 0 to 1 that look random, that are the same for the same visitor and the same
 * purpose, and that tell nothing of each other for different purposes: a purpose is a few words,
 * such as the name of a rule and what it decides.
 *
 * <p>The words are hashed by FNV-1a with 64 bits (RFC 9923) over their UTF-8 bytes, each word
 * followed by a byte of 255, which no UTF-8 has. The hash is mixed, the visitor's bucket added, the
 * sum mixed; the number is its highest 52 bits and a half of the lowest. Mixing is the finalizer of
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, §3,
 * with the constants of Stafford's variant 13).
 */
final class VisitorDraw {
  private static final long OFFSET_BASIS = 0xCBF2_9CE4_8422_2325L;
  private static final long PRIME = 0x0000_0100_0000_01B3L;
  private static final int END_OF_WORD = 0xFF;

  private VisitorDraw() {}

  /** What has no words yet. */
  static long purpose() {
    return OFFSET_BASIS;
  }

  /** A purpose with one more word. */
  static long with(long purpose, String word) {
    long hash = purpose;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < 0x80) {
        hash = with(hash, c);
      } else {
        int codePoint = word.codePointAt(i);
        hash = withUtf8(hash, codePoint);
        i += Character.charCount(codePoint) - 1;
      }
    }
    return with(hash, END_OF_WORD);
  }

  /** Above 0 and below 1, evenly spread. */
  static double number(long bucket, long purpose) {
    return ((mixed(bucket + mixed(purpose)) >>> 12) + 0.5) * 0x1.0p-52;
  }

  private static long withUtf8(long hash, int codePoint) {
    if (codePoint < 0x800) {
      return with(with(hash, 0xC0 | (codePoint >> 6)), continuation(codePoint));
    }
    long begun =
        codePoint < 0x10000
            ? with(hash, 0xE0 | (codePoint >> 12))
            : with(with(hash, 0xF0 | (codePoint >> 18)), continuation(codePoint >> 12));
    return with(with(begun, continuation(codePoint >> 6)), continuation(codePoint));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private static long with(long hash, int oneByte) {
    return (hash ^ oneByte) * PRIME;
  }

  private static long mixed(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
