package dev.waypost.render;

/** A part of a style that not every format can carry. */
public enum StylePart {
  MODULE_SHAPE("a shape of modules other than squares"),
  FINDER_SHAPE("a shape or colour of finder patterns of its own"),
  COLORS("colours other than black on white"),
  GRADIENT("a gradient"),
  TRANSPARENT_BACKGROUND("a transparent background"),
  LOGO("a logo"),
  TRANSLUCENT_LOGO("a logo with translucent pixels"),
  FRAME("a frame");

  private final String words;

  StylePart(String words) {
    this.words = words;
  }

  /** The part as it stands in a sentence, with its article. */
  public String words() {
    return words;
  }
}
