package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What it costs a symbol that some of its modules can't be told: by arithmetic, whatever reads it.
 *
 * @param blocks the blocks of error correction in their order
 * @param vital whether a finder pattern, a timing pattern, the format or the version information is
 *     hurt, none of which error correction restores
 */
public record SymbolDamage(List<Block> blocks, boolean vital) {
  /** A symbol has finder patterns of 7 modules with a separator, and format information beside. */
  private static final int CORNER_MODULES = 9;

  /** Version information is 3 modules wide and lies beside the separator (7.10). */
  private static final int VERSION_INFORMATION_MODULES = 3;

  /**
   * A block of error correction.
   *
   * @param damagedCodewords of which at least one module can't be told
   * @param correctableCodewords wrong ones that it restores (ISO/IEC 18004:2015, Table 9)
   */
  public record Block(int damagedCodewords, int correctableCodewords) {
    /** 0 where nothing is damaged, 1 where error correction is just spent. */
    public double spent() {
      return (double) damagedCodewords / correctableCodewords;
    }
  }

  public SymbolDamage {
    blocks = List.copyOf(blocks);
  }

  /** Tells of a module whether a reader may take it for the wrong one. */
  @FunctionalInterface
  public interface Modules {
    boolean contains(int x, int y);
  }

  /** The damage of some modules. */
  public static SymbolDamage of(Symbol symbol, Modules damaged) {
    BlockLayout layout = BlockLayout.of(symbol.version(), symbol.level());
    return new SymbolDamage(blocks(symbol, layout, damaged), hurtsVital(symbol, damaged));
  }

  /** What part of a block's error correction is spent, where it is most. */
  public double spent() {
    return blocks.stream().mapToDouble(Block::spent).max().orElse(0);
  }

  private static List<Block> blocks(Symbol symbol, BlockLayout layout, Modules damaged) {
    ModuleGrid function = FunctionPatterns.of(symbol.version()).function();
    var codewords = new BitSet(layout.totalCodewords());
    CodewordPlacement.forEachModule(
        layout.totalCodewords(),
        function,
        (position, x, y) -> {
          if (damaged.contains(x, y)) {
            codewords.set(position / 8);
          }
        });
    int[] counts = new int[layout.blocks()];
    int[] owners = CodewordSequence.blocks(layout);
    codewords.stream().forEach(codeword -> counts[owners[codeword]]++);
    int correctable = layout.correctableCodewords(symbol.version(), symbol.level());
    List<Block> blocks = new ArrayList<>();
    for (int count : counts) {
      blocks.add(new Block(count, correctable));
    }
    return blocks;
  }

  private static boolean hurtsVital(Symbol symbol, Modules damaged) {
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isFunction(x, y) && isVital(symbol, x, y) && damaged.contains(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All function modules but those of alignment patterns, without which flat symbols are read. */
  private static boolean isVital(Symbol symbol, int x, int y) {
    int far = symbol.size() - CORNER_MODULES + 1;
    int beside =
        symbol.version() < SymbolVersion.FIRST_WITH_VERSION_INFORMATION
            ? far
            : far - VERSION_INFORMATION_MODULES;
    return x == FunctionPatterns.TIMING
        || y == FunctionPatterns.TIMING
        || (x < CORNER_MODULES && (y < CORNER_MODULES || y >= beside))
        || (x >= beside && y < CORNER_MODULES);
  }
}
