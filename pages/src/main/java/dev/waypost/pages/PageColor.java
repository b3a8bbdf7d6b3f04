package dev.waypost.pages;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An opaque colour of a page in sRGB.
 *
 * @param rgb red, green and blue, eight bits each
 */
public record PageColor(int rgb) {
  static final PageColor BLACK = new PageColor(0x000000);
  static final PageColor WHITE = new PageColor(0xffffff);

  /** What text needs against what is behind it (WCAG 2.2, 1.4.3). */
  static final double READABLE = 4.5;

  /** What the edge of a button needs (WCAG 2.2, 1.4.11). */
  static final double DISCERNIBLE = 3;

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /**
   * @throws IllegalArgumentException if it has more than 24 bits
   */
  public PageColor {
    if (rgb < 0 || rgb > 0xffffff) {
      throw new IllegalArgumentException("Not a colour: " + rgb);
    }
  }

  /** Whether a text is a colour, written {@code #rrggbb} in small or capital letters. */
  public static boolean isOne(String text) {
    return HEX.matcher(text).matches();
  }

  /**
   * The colour that a text names.
   *
   * @throws IllegalArgumentException if {@link #isOne} does not hold of it
   */
  public static PageColor parse(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("Not a colour: " + text);
    }
    return new PageColor(Integer.parseInt(text, 1, text.length(), 16));
  }

  /** As {@code #rrggbb} in small letters. */
  public String hex() {
    return "#%06x".formatted(rgb);
  }

  /**
   * Black or white, whichever stands out more against this one. That is 4.58 : 1 at least, whatever
   * the colour: more than {@link #READABLE}.
   */
  PageColor ink() {
    return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
  }

  /**
   * This colour, or the nearest on its way to another one that has the contrast asked for against
   * all grounds; the other one itself where none before it has.
   */
  PageColor towards(PageColor other, double contrast, List<PageColor> grounds) {
    for (int tenths = 0; tenths < 10; tenths++) {
      PageColor mixed = mixed(other, tenths / 10.0);
      if (grounds.stream().allMatch(ground -> mixed.contrast(ground) >= contrast)) {
        return mixed;
      }
    }
    return other;
  }

  /**
   * A colour between this and another one.
   *
   * @param share of the other, 0 to 1
   */
  PageColor mixed(PageColor other, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double component = component(shift) * (1 - share) + other.component(shift) * share;
      mixed |= (int) Math.round(component) << shift;
    }
    return new PageColor(mixed);
  }

  /** From 1 to 21, in either order (WCAG 2.2, "contrast ratio"). */
  double contrast(PageColor other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  private double luminance() {
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0);
  }

  private double light(int shift) {
    double share = component(shift) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private int component(int shift) {
    return rgb >> shift & 0xff;
  }
}
