package dev.waypost.symbol;

/** Thrown where a symbol does not hold what it should; the message says what was found. */
public final class DamagedSymbolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedSymbolException(String found) {
    super(found);
  }
}
