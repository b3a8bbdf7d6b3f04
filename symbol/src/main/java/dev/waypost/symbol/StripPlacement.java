package dev.waypost.symbol;

/**
 * Places codewords two columns at a time (7.7.3): the bits of the message are spread over the free
 * modules of a strip by one instruction for each 32 rows, and then parted into its two columns.
 */
final class StripPlacement {
  private static final long RIGHT = 0x5555_5555_5555_5555L;
  private static final long LEFT = ~RIGHT;
  private static final int ROWS_PER_WORD = Integer.SIZE;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  private StripPlacement() {}

  /**
   * The symbol's columns, each in as few words as hold it: function patterns and codewords, without
   * mask and format information.
   *
   * @param stream see {@link CodewordStream}
   * @param columns takes them, whatever it held
   */
  static void place(long[] stream, SymbolTables tables, long[] columns) {
    int size = tables.size();
    System.arraycopy(tables.patternColumns(), 0, columns, 0, columns.length);
    int columnWords = columns.length / size;
    long[] free = tables.free();
    int stripWords = tables.freeWordsPerStrip();
    int position = 0;
    for (int strip = 0; strip < tables.strips(); strip++) {
      int right = SymbolTables.rightColumn(strip, size) * columnWords;
      int left = right - columnWords;
      boolean upwards = SymbolTables.isUpwards(strip);
      for (int word = 0; word < stripWords; word++) {
        long places = free[strip * stripWords + word];
        long modules = Long.expand(bits(stream, position), places);
        position += Long.bitCount(places);
        long rightModules = Long.compress(modules, RIGHT);
        long leftModules = Long.compress(modules, LEFT);
        if (upwards) {
          int top = size - ROWS_PER_WORD * (word + 1);
          add(columns, right, columnWords, top, Long.reverse(rightModules) >>> ROWS_PER_WORD);
          add(columns, left, columnWords, top, Long.reverse(leftModules) >>> ROWS_PER_WORD);
        } else {
          add(columns, right, columnWords, ROWS_PER_WORD * word, rightModules);
          add(columns, left, columnWords, ROWS_PER_WORD * word, leftModules);
        }
      }
    }
  }

  /**
   * The way back: the message that columns hold.
   *
   * @param columns without mask and format information
   * @param codewords how many there are
   */
  static long[] stream(long[] columns, SymbolTables tables, int codewords) {
    int size = tables.size();
    int columnWords = columns.length / size;
    long[] stream = new long[CodewordStream.words(codewords)];
    long[] free = tables.free();
    int stripWords = tables.freeWordsPerStrip();
    int position = 0;
    for (int strip = 0; strip < tables.strips(); strip++) {
      int right = SymbolTables.rightColumn(strip, size) * columnWords;
      for (int word = 0; word < stripWords; word++) {
        int row =
            SymbolTables.isUpwards(strip)
                ? size - ROWS_PER_WORD * (word + 1)
                : ROWS_PER_WORD * word;
        long rightModules = modules(columns, right, columnWords, row);
        long leftModules = modules(columns, right - columnWords, columnWords, row);
        if (SymbolTables.isUpwards(strip)) {
          rightModules = Long.reverse(rightModules) >>> ROWS_PER_WORD;
          leftModules = Long.reverse(leftModules) >>> ROWS_PER_WORD;
        }
        long places = free[strip * stripWords + word];
        long modules = Long.expand(rightModules, RIGHT) | Long.expand(leftModules, LEFT);
        append(stream, position, Long.compress(modules, places));
        position += Long.bitCount(places);
      }
    }
    return stream;
  }

  /** 32 modules of a column from a row on, which may lie above the first. */
  private static long modules(long[] columns, int column, int words, int row) {
    if (row < 0) {
      return columns[column] << -row & LOW_HALF;
    }
    int word = row / Long.SIZE;
    int shift = row % Long.SIZE;
    long modules = columns[column + word] >>> shift;
    if (shift > ROWS_PER_WORD && word + 1 < words) {
      modules |= columns[column + word + 1] << (Long.SIZE - shift);
    }
    return modules & LOW_HALF;
  }

  private static void append(long[] stream, int position, long bits) {
    int word = position / Long.SIZE;
    int shift = position % Long.SIZE;
    stream[word] |= bits << shift;
    if (shift != 0 && word + 1 < stream.length) {
      stream[word + 1] |= bits >>> (Long.SIZE - shift);
    }
  }

  private static long bits(long[] stream, int position) {
    int word = position / Long.SIZE;
    int shift = position % Long.SIZE;
    if (word + 1 >= stream.length) {
      return 0;
    }
    return stream[word] >>> shift | stream[word + 1] << 1 << (Long.SIZE - 1 - shift);
  }

  /** Adds 32 modules from a row on, of which those above the first row are light. */
  private static void add(long[] columns, int column, int words, int row, long modules) {
    if (row < 0) {
      columns[column] |= modules >>> -row;
      return;
    }
    int word = row / Long.SIZE;
    int shift = row % Long.SIZE;
    columns[column + word] |= modules << shift;
    if (shift > ROWS_PER_WORD && word + 1 < words) {
      columns[column + word + 1] |= modules >>> (Long.SIZE - shift);
    }
  }
}
