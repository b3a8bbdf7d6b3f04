package dev.waypost.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An opaque colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Color(int red, int green, int blue) implements Paint {
  public static final Color BLACK = new Color(0, 0, 0);
  public static final Color WHITE = new Color(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

  /**
   * @throws IllegalArgumentException if a component is outside 0 to 255
   */
  public Color {
    requireByte("red", red);
    requireByte("green", green);
    requireByte("blue", blue);
  }

  private static void requireByte(String name, int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(
          "The %s of a colour is between 0 and 255, but %s was given.".formatted(name, value));
    }
  }

  /**
   * Reads a colour in the notation of CSS with three or six hexadecimal digits (CSS Color Module
   * Level 4, section 5.2), without blanks around it.
   *
   * @param notation {@code #rgb}, short for {@code #rrggbb}, or {@code #rrggbb}; small and capital
   *     letters are the same
   * @throws IllegalArgumentException if it is anything else
   */
  public static Color parse(String notation) {
    if (!HEX.matcher(notation).matches()) {
      throw new IllegalArgumentException(
          "A colour is written as #rgb or #rrggbb, such as #1a2b3c, but \"%s\" was given."
              .formatted(notation));
    }
    int number = Integer.parseInt(notation, 1, notation.length(), 16);
    if (notation.length() == 4) {
      return new Color(17 * (number >>> 8), 17 * (number >>> 4 & 0xF), 17 * (number & 0xF));
    }
    return new Color(number >>> 16, number >>> 8 & 0xFF, number & 0xFF);
  }

  @Override
  public List<Color> colors() {
    return List.of(this);
  }

  /** The colour as {@code #rrggbb} in small letters. */
  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** From 0 for black to 1 for white (WCAG 2.2, "relative luminance"). */
  public double relativeLuminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  /** The light of a component, 0 to 1, without the gamma of sRGB. */
  private static double linear(int component) {
    double share = component / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /**
   * From 1 for equal luminance to 21 for black and white, in either order (WCAG 2.2, "contrast
   * ratio").
   */
  public double contrastRatio(Color other) {
    double lighter = Math.max(relativeLuminance(), other.relativeLuminance());
    double darker = Math.min(relativeLuminance(), other.relativeLuminance());
    return (lighter + 0.05) / (darker + 0.05);
  }
}
