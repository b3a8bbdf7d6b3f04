package dev.waypost.render;

/** How many dots the head of a label printer has. */
public enum PrinterResolution {
  /** 8 dots a millimetre, which printers call 203 dpi. */
  DPI_203(8),
  DPI_300(300 / 25.4),
  DPI_600(600 / 25.4);

  private final double dotsPerMillimetre;

  PrinterResolution(double dotsPerMillimetre) {
    this.dotsPerMillimetre = dotsPerMillimetre;
  }

  /** Dots in a millimetre. */
  public double dotsPerMillimetre() {
    return dotsPerMillimetre;
  }
}
