package dev.waypost.symbol;

import java.util.OptionalInt;

/**
 * How a symbol is to be made.
 *
 * @param minimumVersion the smallest version allowed, 1 to 40
 * @param maximumVersion the largest version allowed, from the smallest one to 40
 * @param level the error correction wanted at least
 * @param raiseLevel whether the strongest level is taken that the chosen version has room for
 * @param mask the data mask, 0 to 7; empty for the one with the least penalty
 * @param eci whether a text is preceded by an ECI segment that declares UTF-8. Without it, readers
 *     take bytes for ISO/IEC 8859-1 by the standard and recognise UTF-8 by custom; with it, some
 *     old readers fail.
 */
public record SymbolOptions(
    int minimumVersion,
    int maximumVersion,
    ErrorCorrection level,
    boolean raiseLevel,
    OptionalInt mask,
    boolean eci) {

  /**
   * @throws NotEncodableException if a version or the mask is out of bounds, or the smallest
   *     version is above the largest
   */
  public SymbolOptions {
    SymbolVersion.requireValid(minimumVersion);
    SymbolVersion.requireValid(maximumVersion);
    if (minimumVersion > maximumVersion) {
      throw new NotEncodableException(
          "The minimum version %s is above the maximum version %s."
              .formatted(minimumVersion, maximumVersion));
    }
    mask.ifPresent(MaskPattern::requireValid);
  }

  /** Any version, level M, raised where there is room, the best mask, no ECI. */
  public static SymbolOptions defaults() {
    return new SymbolOptions(
        SymbolVersion.SMALLEST,
        SymbolVersion.LARGEST,
        ErrorCorrection.M,
        true,
        OptionalInt.empty(),
        false);
  }

  /** These options with versions from {@code minimum} to {@code maximum}, each 1 to 40. */
  public SymbolOptions withVersions(int minimum, int maximum) {
    return new SymbolOptions(minimum, maximum, level, raiseLevel, mask, eci);
  }

  /** These options with another level wanted at least. */
  public SymbolOptions withLevel(ErrorCorrection newLevel) {
    return new SymbolOptions(minimumVersion, maximumVersion, newLevel, raiseLevel, mask, eci);
  }

  /** These options with the level raised where there is room, or not. */
  public SymbolOptions withRaiseLevel(boolean raise) {
    return new SymbolOptions(minimumVersion, maximumVersion, level, raise, mask, eci);
  }

  /** These options with a fixed mask, 0 to 7. */
  public SymbolOptions withMask(int fixedMask) {
    return new SymbolOptions(
        minimumVersion, maximumVersion, level, raiseLevel, OptionalInt.of(fixedMask), eci);
  }

  /** These options with texts declared as UTF-8, or not. */
  public SymbolOptions withEci(boolean declareUtf8) {
    return new SymbolOptions(minimumVersion, maximumVersion, level, raiseLevel, mask, declareUtf8);
  }
}
