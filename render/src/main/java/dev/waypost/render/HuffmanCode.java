package dev.waypost.render;

import java.util.Arrays;

/**
 * A canonical Huffman code as Deflate has it (RFC 1951, section 3.2.2): symbols that are frequent
 * get short codes.
 */
final class HuffmanCode {
  /**
   * A symbol and its frequency are sorted as one number; no alphabet of Deflate has more symbols.
   */
  private static final int SYMBOL_BITS = 9;

  private final int[] lengths;
  private final int[] codes;

  private HuffmanCode(int[] lengths) {
    this.lengths = lengths;
    this.codes = canonical(lengths);
  }

  /**
   * The code for symbols of these frequencies, of which none has more than {@code longest} bits.
   *
   * @param frequencies by symbol; one that is 0 gets no code
   */
  static HuffmanCode of(int[] frequencies, int longest) {
    int[] flattened = frequencies;
    int[] lengths = optimal(flattened);
    while (Arrays.stream(lengths).max().orElse(0) > longest) {
      flattened = Arrays.stream(flattened).map(count -> (count + 1) / 2).toArray();
      lengths = optimal(flattened);
    }
    return new HuffmanCode(lengths);
  }

  /** Bits of the symbol's code; 0 where it has none. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** The code with its first bit lowest, as Deflate packs it. */
  int code(int symbol) {
    return codes[symbol];
  }

  /** How many symbols there are up to the last that has a code. */
  int used() {
    int used = lengths.length;
    while (used > 0 && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /** The two rarest trees become one, until one is left (Huffman 1952). */
  private static int[] optimal(int[] frequencies) {
    long[] leaves = sortedLeaves(frequencies);
    int count = leaves.length;
    int[] lengths = new int[frequencies.length];
    if (count == 1) {
      lengths[symbol(leaves[0])] = 1;
      return lengths;
    }
    long[] weights = new long[Math.max(0, count - 1)];
    int[] parents = new int[2 * count];
    int leaf = 0;
    int tree = 0;
    for (int made = 0; made < count - 1; made++) {
      for (int side = 0; side < 2; side++) {
        boolean takesLeaf =
            leaf < count && (tree == made || leaves[leaf] >>> SYMBOL_BITS <= weights[tree]);
        weights[made] += takesLeaf ? leaves[leaf] >>> SYMBOL_BITS : weights[tree];
        parents[takesLeaf ? leaf++ : count + tree++] = count + made;
      }
    }
    int[] depths = new int[2 * count];
    for (int node = 2 * count - 3; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
      if (node < count) {
        lengths[symbol(leaves[node])] = depths[node];
      }
    }
    return lengths;
  }

  private static long[] sortedLeaves(int[] frequencies) {
    long[] leaves = new long[frequencies.length];
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        leaves[count++] = (long) frequencies[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(leaves, 0, count);
    return Arrays.copyOf(leaves, count);
  }

  private static int symbol(long leaf) {
    return (int) (leaf & (1 << SYMBOL_BITS) - 1);
  }

  private static int[] canonical(int[] lengths) {
    int[] next = new int[Integer.SIZE];
    for (int length : lengths) {
      next[length]++;
    }
    int code = 0;
    next[0] = 0;
    for (int length = 1; length < next.length; length++) {
      int count = next[length];
      next[length] = code;
      code = (code + count) << 1;
    }
    int[] codes = new int[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
      }
    }
    return codes;
  }
}
