package dev.waypost.render;

/** How the codes of a Deflate block are told at its beginning (RFC 1951, section 3.2.7). */
final class CodeLengths {
  private static final int FEWEST_LITERALS = 257;
  private static final int FEWEST_DISTANCES = 1;
  private static final int FEWEST_LENGTHS = 4;
  private static final int SYMBOLS = 19;
  private static final int LONGEST_CODE = 7;

  /** The order in which the lengths of the lengths' own codes stand. */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int REPEAT_LAST = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;

  /** Bits behind each of the three. */
  private static final int[] EXTRA_BITS = {2, 3, 7};

  private final int[] counts = new int[SYMBOLS];

  /** A symbol, and what stands behind it from the eighth bit on. */
  private final int[] symbols;

  private int count;

  private CodeLengths(int most) {
    this.symbols = new int[most];
  }

  static void write(HuffmanCode literals, HuffmanCode distances, DeflateBits bits) {
    int literalCount = Math.max(FEWEST_LITERALS, literals.used());
    int distanceCount = Math.max(FEWEST_DISTANCES, distances.used());
    var lengths = new int[literalCount + distanceCount];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i < literalCount ? literals.length(i) : distances.length(i - literalCount);
    }
    var told = new CodeLengths(lengths.length);
    told.shorten(lengths);
    bits.write(literalCount - FEWEST_LITERALS, 5);
    bits.write(distanceCount - FEWEST_DISTANCES, 5);
    told.write(bits);
  }

  private void shorten(int[] lengths) {
    int at = 0;
    while (at < lengths.length) {
      int length = lengths[at];
      int end = at + 1;
      while (end < lengths.length && lengths[end] == length) {
        end++;
      }
      if (length == 0) {
        zeros(end - at);
      } else {
        add(length, 0);
        repeats(length, end - at - 1);
      }
      at = end;
    }
  }

  private void zeros(int run) {
    int left = run;
    while (left > 0) {
      int zeros = Math.min(left, 138);
      if (zeros >= 11) {
        add(MANY_ZEROS, zeros - 11);
      } else if (zeros >= 3) {
        add(FEW_ZEROS, zeros - 3);
      } else {
        zeros = 1;
        add(0, 0);
      }
      left -= zeros;
    }
  }

  private void repeats(int length, int run) {
    int left = run;
    while (left > 0) {
      int repeats = Math.min(left, 6);
      if (repeats >= 3) {
        add(REPEAT_LAST, repeats - 3);
      } else {
        repeats = 1;
        add(length, 0);
      }
      left -= repeats;
    }
  }

  private void add(int symbol, int extra) {
    counts[symbol]++;
    symbols[count++] = extra << Byte.SIZE | symbol;
  }

  private void write(DeflateBits bits) {
    HuffmanCode code = HuffmanCode.of(counts, LONGEST_CODE);
    int told = SYMBOLS;
    while (told > FEWEST_LENGTHS && code.length(ORDER[told - 1]) == 0) {
      told--;
    }
    bits.write(told - FEWEST_LENGTHS, 4);
    for (int i = 0; i < told; i++) {
      bits.write(code.length(ORDER[i]), 3);
    }
    for (int i = 0; i < count; i++) {
      int symbol = symbols[i] & 0xFF;
      bits.write(code.code(symbol), code.length(symbol));
      if (symbol >= REPEAT_LAST) {
        bits.write(symbols[i] >>> Byte.SIZE, EXTRA_BITS[symbol - REPEAT_LAST]);
      }
    }
  }
}
