package dev.waypost.api.images;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.StyleDesign.NamedPaint;
import dev.waypost.codes.ImageStyle;
import dev.waypost.render.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Refuses colours that scanners can't tell apart. */
public final class StyleContrast {
  /**
   * The least contrast ratio (WCAG 2.2 §1.4.3) between modules and background. Black on white has
   * 21; cameras in poor light lose codes below about 2.
   */
  static final double MINIMUM = 2.0;

  private StyleContrast() {}

  /**
   * Holds every colour of dark parts against every colour that may be behind them. What is
   * transparent is taken to lie on white.
   *
   * @param foregroundField how the caller knows the colour of the modules
   * @throws ProblemException naming the field whose colour is too like the background
   */
  public static void check(ImageStyle style, String foregroundField) {
    StyleDesign design = DesignForm.read(style.design());
    List<Color> backgrounds =
        design.backgroundGradient() == null
            ? List.of(background(style))
            : design.backgroundGradient().colors();
    List<NamedPaint> paints = new ArrayList<>();
    if (design.gradient() == null) {
      paints.add(new NamedPaint(foregroundField, Color.parse(style.foregroundColor())));
    }
    for (NamedPaint paint : design.darkPaints()) {
      paints.add(new NamedPaint("style." + paint.field(), paint.paint()));
    }
    for (NamedPaint paint : paints) {
      for (Color color : paint.paint().colors()) {
        backgrounds.forEach(background -> check(color, background, paint.field()));
      }
    }
  }

  private static Color background(ImageStyle style) {
    return style.backgroundColor().equals(ImageStyle.TRANSPARENT)
        ? Color.WHITE
        : Color.parse(style.backgroundColor());
  }

  private static void check(Color color, Color background, String field) {
    double contrast = color.contrastRatio(background);
    if (contrast < MINIMUM) {
      throw new ProblemException(
          ProblemCode.LOW_CONTRAST,
          field,
          String.format(
              Locale.ROOT,
              "The contrast of %s on %s is %.1f to 1, and cameras need at least %.0f to 1. Choose two colours of which one is much darker than the other.",
              color.hex(),
              background.hex(),
              contrast,
              MINIMUM));
    }
  }
}
