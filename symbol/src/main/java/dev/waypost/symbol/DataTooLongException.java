package dev.waypost.symbol;

/** Thrown where data does not fit even the largest version that is allowed. */
public final class DataTooLongException extends RuntimeException {
  private final long bitsNeeded;
  private final int bitsAvailable;

  /** For content of so many bits where the version and level are the last ones allowed. */
  DataTooLongException(long bitsNeeded, int version, ErrorCorrection level) {
    int available = BlockLayout.of(version, level).dataBits();
    super(
        "The content needs %s bits, but a QR code of version %s at level %s holds %s. %s"
            .formatted(bitsNeeded, version, level, available, advice(version, level)));
    this.bitsNeeded = bitsNeeded;
    this.bitsAvailable = available;
  }

  private static String advice(int version, ErrorCorrection level) {
    boolean canGrow = version < SymbolVersion.LARGEST;
    boolean canWeaken = level != ErrorCorrection.L;
    if (canGrow && canWeaken) {
      return "Shorten it, allow a larger version or choose a lower error correction level.";
    }
    if (canGrow) {
      return "Shorten it or allow a larger version.";
    }
    return canWeaken ? "Shorten it or choose a lower error correction level." : "Shorten it.";
  }

  /** Bits of all segments with their headers in the largest version allowed. */
  public long bitsNeeded() {
    return bitsNeeded;
  }

  /** Bits that this version holds at the level asked for. */
  public int bitsAvailable() {
    return bitsAvailable;
  }
}
