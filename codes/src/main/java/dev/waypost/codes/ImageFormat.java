package dev.waypost.codes;

/** The format of an image. */
public enum ImageFormat {
  /** Pixels. */
  PNG,
  /** Vectors for the web and for print. */
  SVG
}
