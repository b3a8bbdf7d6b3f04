package dev.waypost.codes;

/** The format of an image. */
public enum ImageFormat {
  /** Pixels. */
  PNG,
  /** Vectors for the web and for print. */
  SVG,
  /** Vectors for print, one page as large as the image. */
  PDF,
  /** Vectors for programs that lay out print. */
  EPS,
  /** Pixels without transparency, for programs that take nothing else. */
  JPG,
  /** Commands for label printers. */
  ZPL,
  /** Characters for a terminal. */
  TXT
}
