package dev.waypost.render;

import java.util.Arrays;

/**
 * Writes a zlib stream (RFC 1950) of one Deflate block (RFC 1951) for someone who knows where his
 * bytes repeat, so that nothing has to look for it.
 */
final class ZlibStream {
  private static final int LONGEST_MATCH = 258;
  static final int SHORTEST_MATCH = 3;

  /** Deflate with a window of 32 KiB; the last five bits make the two bytes a multiple of 31. */
  private static final int HEADER = 0x78DA;

  private static final int END_OF_BLOCK = 256;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int DISTANCES = 30;
  private static final int LONGEST_CODE = 15;

  private final int[] literalCounts = new int[LITERALS_AND_LENGTHS];
  private final int[] distanceCounts = new int[DISTANCES];

  /** A literal as it is; a match as its length in the upper half and its distance below. */
  private int[] tokens = new int[2048];

  private int count;

  /** A byte that stands for itself. */
  void literal(int value) {
    literalCounts[value]++;
    add(value);
  }

  /**
   * Bytes that are what stands so far before them; they may begin to repeat themselves.
   *
   * @param length at least {@value #SHORTEST_MATCH}
   * @param distance 1 to 32767
   */
  void repeat(int length, int distance) {
    int left = length;
    while (left > 0) {
      int match = Math.min(left, LONGEST_MATCH);
      if (left > match && left - match < SHORTEST_MATCH) {
        match -= SHORTEST_MATCH;
      }
      literalCounts[lengthSymbol(match)]++;
      distanceCounts[distanceSymbol(distance)]++;
      add(match << Short.SIZE | distance);
      left -= match;
    }
  }

  private void add(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
  }

  /**
   * The whole stream.
   *
   * @param adler the checksum of all bytes
   */
  byte[] finish(int adler) {
    literalCounts[END_OF_BLOCK]++;
    HuffmanCode literals = HuffmanCode.of(literalCounts, LONGEST_CODE);
    HuffmanCode distances = HuffmanCode.of(distanceCounts, LONGEST_CODE);
    var bits = new DeflateBits();
    bits.write(HEADER >>> Byte.SIZE, Byte.SIZE);
    bits.write(HEADER & 0xFF, Byte.SIZE);
    // The last block, with codes of its own.
    bits.write(0b101, 3);
    CodeLengths.write(literals, distances, bits);
    for (int i = 0; i < count; i++) {
      write(tokens[i], literals, distances, bits);
    }
    bits.write(literals.code(END_OF_BLOCK), literals.length(END_OF_BLOCK));
    return bits.finish(adler);
  }

  private static void write(
      int token, HuffmanCode literals, HuffmanCode distances, DeflateBits bits) {
    int length = token >>> Short.SIZE;
    if (length == 0) {
      bits.write(literals.code(token), literals.length(token));
      return;
    }
    int lengthSymbol = lengthSymbol(length);
    bits.write(literals.code(lengthSymbol), literals.length(lengthSymbol));
    int lengthBits = length == LONGEST_MATCH ? 0 : extraBits(length - SHORTEST_MATCH, 2);
    bits.write(length - SHORTEST_MATCH & (1 << lengthBits) - 1, lengthBits);
    int distance = token & 0xFFFF;
    int distanceSymbol = distanceSymbol(distance);
    bits.write(distances.code(distanceSymbol), distances.length(distanceSymbol));
    int distanceBits = extraBits(distance - 1, 1);
    bits.write(distance - 1 & (1 << distanceBits) - 1, distanceBits);
  }

  /** 257 to 285 (RFC 1951, section 3.2.5); four symbols for each doubling. */
  private static int lengthSymbol(int length) {
    return length == LONGEST_MATCH
        ? LITERALS_AND_LENGTHS - 1
        : END_OF_BLOCK + 1 + step(length - SHORTEST_MATCH, 2);
  }

  /** 0 to 29; two symbols for each doubling. */
  private static int distanceSymbol(int distance) {
    return step(distance - 1, 1);
  }

  private static int step(int value, int bitsKept) {
    int extra = extraBits(value, bitsKept);
    return (extra << bitsKept) + (value >>> extra);
  }

  /** Those below the highest one and the few behind it that the symbol tells. */
  private static int extraBits(int value, int bitsKept) {
    return Math.max(0, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value) - bitsKept);
  }
}
