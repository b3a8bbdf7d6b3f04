package dev.waypost.render.proof;

/** What may be wrong with a style. */
public enum Flaw {
  /** The logo takes more of a block's error correction than may be spent. */
  LOGO_TOO_LARGE(true),
  /** The logo lies on patterns that error correction does not restore. */
  LOGO_OVER_PATTERNS(true),
  /** Dark and light are not told apart: ISO/IEC 15415 would fail the symbol. */
  LOW_CONTRAST(true),
  /** Lines through a finder pattern do not give what readers look for. */
  FINDERS_BROKEN(true),
  /** No reader reads it as it is drawn. */
  NOT_READ(true),
  /** It is lost where plain black squares are read, more often than not. */
  TOO_FRAGILE(true),
  /** It is lost now and then where plain black squares are read. */
  SOMETIMES_MISSED(false),
  /** Less room around it than the standard asks for. */
  NARROW_QUIET_ZONE(false),
  /** Dark modules are lighter than light ones, which older readers don't know. */
  LIGHT_ON_DARK(false),
  /** Dark and light could be farther apart. */
  WEAK_CONTRAST(false),
  /** Some lines through a finder pattern do not give what readers look for. */
  WEAK_FINDERS(false),
  /** The logo takes much of what error correction could restore. */
  LARGE_LOGO(false);

  private final boolean refused;

  Flaw(boolean refused) {
    this.refused = refused;
  }

  /** Whether a style with it is not printed. */
  public boolean isRefused() {
    return refused;
  }
}
