package dev.waypost.render;

import org.jspecify.annotations.Nullable;

/** A logo as opaque pixels, for formats without translucent paint. */
final class EpsLogo {
  private EpsLogo() {}

  /**
   * The pixels of a style's logo; null where it has none.
   *
   * @throws UnsupportedStyleException if some are translucent and what lies behind them is not one
   *     colour
   */
  static @Nullable InkPixels pixels(SymbolStyle style, InkSpace inks) {
    Logo logo = style.design().logo();
    if (logo == null) {
      return null;
    }
    InkPixels pixels = InkPixels.of(logo.picture(), inks);
    if (pixels.isOpaque()) {
      return pixels;
    }
    if (!liesOnOneColor(style, logo)) {
      throw new UnsupportedStyleException(
          "EPS",
          StylePart.TRANSLUCENT_LOGO,
          "Choose a logo without transparency, or a background of one colour and a cutout around the logo, or PDF or SVG.");
    }
    return pixels.on(style.background());
  }

  /**
   * Each cutout takes all modules behind what is seen of the logo, but for the one that is none.
   */
  private static boolean liesOnOneColor(SymbolStyle style, Logo logo) {
    return style.design().background() instanceof Design.Background.Plain
        && logo.cutout() != LogoCutout.NONE;
  }
}
