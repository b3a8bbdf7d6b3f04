package dev.waypost.render.proof;

import dev.waypost.symbol.SymbolDamage;
import java.util.Arrays;

/**
 * How well dark and light modules can be told apart.
 *
 * @param symbolContrast reflectance of the lightest less that of the darkest, 0 to 1 (ISO/IEC
 *     15415:2011, 7.8.3)
 * @param separation the gap between dark and light modules as a share of the whole range, in the
 *     values that cameras give; 0 or less where no one threshold tells them apart. A twentieth of
 *     each may be on the wrong side, which error correction forgives
 * @param lightOnDark whether dark modules are lighter than light ones
 */
public record Contrast(double symbolContrast, double separation, boolean lightOnDark) {
  /** Below these, ISO/IEC 15415:2011 grades a symbol contrast as B, C, D and F (table 5). */
  private static final double[] GRADES = {0.70, 0.55, 0.40, 0.20};

  private static final double FORGIVEN_SHARE = 0.05;

  /** A to D, or F, as ISO/IEC 15415 grades the symbol contrast. */
  public char grade() {
    for (int i = 0; i < GRADES.length; i++) {
      if (symbolContrast >= GRADES[i]) {
        return (char) ('A' + i);
      }
    }
    return 'F';
  }

  /**
   * The contrast of what is drawn.
   *
   * @param hidden modules that a logo hides, which are left out
   */
  static Contrast of(ProofPicture picture, SymbolDamage.Modules hidden) {
    int size = picture.symbol().size();
    double[] dark = new double[size * size];
    double[] light = new double[size * size];
    int darkCount = 0;
    int lightCount = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (hidden.contains(x, y)) {
          continue;
        }
        double luminance = picture.module(x, y);
        if (picture.symbol().isDark(x, y)) {
          dark[darkCount++] = luminance;
        } else {
          light[lightCount++] = luminance;
        }
      }
    }
    return of(sorted(dark, darkCount), sorted(light, lightCount), false);
  }

  private static Contrast of(double[] dark, double[] light, boolean lightOnDark) {
    if (middle(dark) > middle(light)) {
      return of(light, dark, true);
    }
    double least = Math.min(dark[0], light[0]);
    double most = Math.max(dark[dark.length - 1], light[light.length - 1]);
    double darkest = dark[(int) ((dark.length - 1) * (1 - FORGIVEN_SHARE))];
    double lightest = light[(int) ((light.length - 1) * FORGIVEN_SHARE)];
    return new Contrast(
        reflectance(most) - reflectance(least),
        most == least ? 0 : (lightest - darkest) / (most - least),
        lightOnDark);
  }

  private static double[] sorted(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /**
   * The light that comes back, 0 to 1, without the gamma of sRGB (WCAG 2.2, relative luminance).
   */
  private static double reflectance(double luminance) {
    double share = luminance / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
