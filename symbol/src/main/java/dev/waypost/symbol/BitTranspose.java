package dev.waypost.symbol;

/**
 * Turns rows of bits into columns: blocks of 64 by 64 (or one of 32 by 32) are transposed by
 * swapping ever smaller quarters (H. S. Warren, Hacker's Delight, 2nd edition, 7-3).
 */
final class BitTranspose {
  /** Words of a block that is being transposed. */
  static final int BLOCK = Long.SIZE;

  private BitTranspose() {}

  /** The grid mirrored at its main diagonal. */
  static ModuleGrid transposed(ModuleGrid grid) {
    return ModuleGrid.of(grid.size(), transposed(grid.words(), grid.size()));
  }

  /**
   * The columns of lines.
   *
   * @param lines as many as each has bits, line by line, each in as few words as hold it
   */
  static long[] transposed(long[] lines, int size) {
    return transposed(lines, size, new long[BLOCK]);
  }

  /**
   * The same, with a block to work in.
   *
   * @param block of {@link #BLOCK} words, whatever it holds
   */
  static long[] transposed(long[] lines, int size, long[] block) {
    return size <= Integer.SIZE
        ? transposedSmall(lines, size, block)
        : transposedLarge(lines, size, block);
  }

  private static long[] transposedLarge(long[] lines, int size, long[] block) {
    int words = Math.ceilDiv(size, BLOCK);
    long[] target = new long[lines.length];
    for (int blockRow = 0; blockRow < words; blockRow++) {
      int rows = Math.min(BLOCK, size - blockRow * BLOCK);
      for (int blockColumn = 0; blockColumn < words; blockColumn++) {
        for (int i = 0; i < BLOCK; i++) {
          block[i] = i < rows ? lines[(blockRow * BLOCK + i) * words + blockColumn] : 0;
        }
        transpose(block);
        int columns = Math.min(BLOCK, size - blockColumn * BLOCK);
        for (int i = 0; i < columns; i++) {
          target[(blockColumn * BLOCK + i) * words + blockRow] = block[i];
        }
      }
    }
    return target;
  }

  private static void transpose(long[] block) {
    long keep = 0x0000_0000_FFFF_FFFFL;
    for (int width = BLOCK / 2; width != 0; width >>= 1, keep ^= keep << width) {
      for (int start = 0; start < BLOCK; start += 2 * width) {
        for (int i = start; i < start + width; i++) {
          long swapped = ((block[i] >>> width) ^ block[i + width]) & keep;
          block[i] ^= swapped << width;
          block[i + width] ^= swapped;
        }
      }
    }
  }

  /** Two lines to a word, the second half of them above the first, so that 16 words hold all. */
  private static long[] transposedSmall(long[] lines, int size, long[] block) {
    int half = Integer.SIZE / 2;
    for (int i = 0; i < half; i++) {
      long low = i < size ? lines[i] : 0;
      long high = i + half < size ? lines[i + half] : 0;
      // The quarters that the first step of a transposition of 32 lines would swap.
      block[i] =
          (low & 0xFFFF)
              | ((high & 0xFFFF) << half)
              | ((low >>> half) << (2 * half))
              | ((high >>> half) << (3 * half));
    }
    long keep = 0x00FF_00FF_00FF_00FFL;
    for (int width = half / 2; width != 0; width >>= 1, keep ^= keep << width) {
      for (int start = 0; start < half; start += 2 * width) {
        for (int i = start; i < start + width; i++) {
          long swapped = ((block[i] >>> width) ^ block[i + width]) & keep;
          block[i] ^= swapped << width;
          block[i + width] ^= swapped;
        }
      }
    }
    long[] target = new long[size];
    for (int i = 0; i < size; i++) {
      target[i] = i < half ? (block[i] & 0xFFFF_FFFFL) : block[i - half] >>> (2 * half);
    }
    return target;
  }
}
