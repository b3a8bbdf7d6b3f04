package dev.waypost.symbol;

import java.util.Arrays;

/**
 * A square of bits, one for each module; x is the column, y the row, from the top left. All are
 * unset at first.
 */
final class ModuleGrid {
  private final int size;
  private final int wordsPerRow;
  private final long[] words;

  ModuleGrid(int size) {
    this.size = size;
    this.wordsPerRow = Math.ceilDiv(size, Long.SIZE);
    this.words = new long[size * wordsPerRow];
  }

  private ModuleGrid(int size, long[] words) {
    this.size = size;
    this.wordsPerRow = words.length / size;
    this.words = words;
  }

  /** A grid of these rows, each in as few words as hold it, which it keeps. */
  static ModuleGrid of(int size, long[] words) {
    return new ModuleGrid(size, words);
  }

  private ModuleGrid(ModuleGrid original) {
    this.size = original.size;
    this.wordsPerRow = original.wordsPerRow;
    this.words = original.words.clone();
  }

  ModuleGrid copy() {
    return new ModuleGrid(this);
  }

  int size() {
    return size;
  }

  /** The rows, each in as few words as hold it, module 0 in the lowest bit; not a copy. */
  long[] words() {
    return words;
  }

  boolean get(int x, int y) {
    return (words[wordIndex(x, y)] & bit(x)) != 0;
  }

  void set(int x, int y, boolean value) {
    if (value) {
      words[wordIndex(x, y)] |= bit(x);
    } else {
      words[wordIndex(x, y)] &= ~bit(x);
    }
  }

  void invert(int x, int y) {
    words[wordIndex(x, y)] ^= bit(x);
  }

  private int wordIndex(int x, int y) {
    return y * wordsPerRow + x / Long.SIZE;
  }

  private static long bit(int x) {
    return 1L << (x % Long.SIZE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModuleGrid that
        && size == that.size
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
