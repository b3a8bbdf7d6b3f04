package dev.waypost.symbol;

import java.util.OptionalInt;

/** From data codewords to the finished symbol (7.5 to 7.10). */
final class SymbolAssembly {
  private final ErrorCorrection level;
  private final ModuleGrid function;

  /** Function patterns and codewords, neither masked nor with format information. */
  private final ModuleGrid unmasked;

  private SymbolAssembly(byte[] dataCodewords, int version, ErrorCorrection level) {
    FunctionPatterns patterns = FunctionPatterns.of(version);
    byte[] codewords = CodewordSequence.of(dataCodewords, BlockLayout.of(version, level));
    this.level = level;
    this.function = patterns.function();
    this.unmasked = patterns.dark();
    CodewordPlacement.place(codewords, unmasked, function);
  }

  /**
   * The symbol of these codewords.
   *
   * @param dataCodewords as many as version and level hold
   * @param mask 0 to 7, or empty for the one with the least penalty
   */
  static Symbol assemble(
      byte[] dataCodewords, int version, ErrorCorrection level, OptionalInt mask) {
    SymbolAssembly assembly = new SymbolAssembly(dataCodewords, version, level);
    int chosen = mask.orElseGet(assembly::leastPenalizedMask);
    return new Symbol(version, level, chosen, assembly.masked(chosen), assembly.function);
  }

  /** Among equals the lowest number, as the standard states no other order. */
  private int leastPenalizedMask() {
    int best = 0;
    int leastPenalty = Integer.MAX_VALUE;
    for (int mask = 0; mask < MaskPattern.COUNT; mask++) {
      int penalty = MaskPenalty.of(masked(mask));
      if (penalty < leastPenalty) {
        leastPenalty = penalty;
        best = mask;
      }
    }
    return best;
  }

  private ModuleGrid masked(int mask) {
    ModuleGrid dark = unmasked.copy();
    MaskPattern.apply(mask, dark, function);
    FormatInformation.draw(FormatInformation.bits(level, mask), dark);
    return dark;
  }
}
