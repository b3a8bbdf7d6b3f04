package dev.waypost.render;

/**
 * A frame around a symbol.
 *
 * @param text on one line, empty for none, at most {@value #MOST_CHARS} UTF-16 characters
 * @param color of the frame
 * @param textColor of the text
 */
public record Frame(FrameShape shape, String text, Color color, Color textColor) {
  public static final int MOST_CHARS = 40;

  /**
   * @throws IllegalArgumentException if the text is too long
   */
  public Frame {
    if (text.length() > MOST_CHARS) {
      throw new IllegalArgumentException(
          "The text of a frame has at most %d characters, but it has %d."
              .formatted(MOST_CHARS, text.length()));
    }
  }
}
