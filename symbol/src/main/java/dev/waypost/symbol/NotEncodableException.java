package dev.waypost.symbol;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Thrown where no symbol can be made of what was asked for: the data is too long for what is
 * allowed, a character is outside its mode, or a version, a mask or another number is one that does
 * not exist. The message says which, and what is allowed.
 */
public final class NotEncodableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int NO_BITS = -1;

  private final long bitsNeeded;
  private final int bitsAvailable;

  private NotEncodableException(String message, long bitsNeeded, int bitsAvailable) {
    super(message);
    this.bitsNeeded = bitsNeeded;
    this.bitsAvailable = bitsAvailable;
  }

  /** Something that does not exist, in whatever symbol. */
  NotEncodableException(String message) {
    this(message, NO_BITS, NO_BITS);
  }

  /** Content of so many bits where the version and level are the last ones allowed. */
  static NotEncodableException tooLong(long bitsNeeded, int version, ErrorCorrection level) {
    int available = BlockLayout.of(version, level).dataBits();
    return new NotEncodableException(
        "The content needs %s bits, but a QR code of version %s at level %s holds %s. %s"
            .formatted(bitsNeeded, version, level, available, advice(version, level)),
        bitsNeeded,
        available);
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

  /**
   * Bits of all segments with their headers in the largest version allowed; empty where the data is
   * not too long.
   */
  public OptionalLong bitsNeeded() {
    return bitsNeeded == NO_BITS ? OptionalLong.empty() : OptionalLong.of(bitsNeeded);
  }

  /** Bits that this version holds at the level asked for; empty where the data is not too long. */
  public OptionalInt bitsAvailable() {
    return bitsAvailable == NO_BITS ? OptionalInt.empty() : OptionalInt.of(bitsAvailable);
  }
}
