package dev.waypost.render.proof;

/**
 * Whether finder patterns are where a reader looks for them: on lines through their middle, dark,
 * light, dark, light and dark follow each other as 1 : 1 : 3 : 1 : 1 (ISO/IEC 18004:2015, 6.3.3.1
 * and clause 11), each off by at most half a module for each module of its length.
 */
final class FinderIntegrity {
  private static final int SIZE = 7;
  private static final double[] RUNS = {1, 1, 3, 1, 1};
  private static final double TOLERANCE = 0.5;

  /** Lines through the middle part, which is 3 modules wide, from its middle. */
  private static final double[] LINES = {
    -1.2, -1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2
  };

  private static final int STEPS_PER_MODULE = 8;

  private final ProofPicture picture;
  private final boolean lightOnDark;

  FinderIntegrity(ProofPicture picture, boolean lightOnDark) {
    this.picture = picture;
    this.lightOnDark = lightOnDark;
  }

  /**
   * The share of the lines that are right in the pattern where fewest are, 0 to 1; 0 as well where
   * one through the very middle is wrong.
   */
  double weakest() {
    int far = picture.symbol().size() - SIZE;
    return Math.min(of(0, 0), Math.min(of(far, 0), of(0, far)));
  }

  private double of(int left, int top) {
    double threshold = threshold(left, top);
    int right = 0;
    for (double line : LINES) {
      double middle = SIZE / 2.0 + line;
      boolean across = isRight(step -> picture.at(left + step, top + middle), threshold);
      boolean down = isRight(step -> picture.at(left + middle, top + step), threshold);
      if (line == 0 && !(across && down)) {
        return 0;
      }
      right += (across ? 1 : 0) + (down ? 1 : 0);
    }
    return right / (2.0 * LINES.length);
  }

  /** Between the middle of the pattern and the light ring around it. */
  private double threshold(int left, int top) {
    double ball = picture.module(left + 3, top + 3);
    double ring =
        (picture.module(left + 1, top + 3)
                + picture.module(left + 5, top + 3)
                + picture.module(left + 3, top + 1)
                + picture.module(left + 3, top + 5))
            / 4;
    return (ball + ring) / 2;
  }

  /** Luminance along a line, by the distance from the pattern's edge in modules. */
  @FunctionalInterface
  private interface Line {
    double at(double step);
  }

  private boolean isRight(Line line, double threshold) {
    double[] runs = new double[RUNS.length];
    int run = 0;
    boolean dark = true;
    // Half a module more on each side: the separator keeps others farther away.
    int beyond = STEPS_PER_MODULE / 2;
    for (int step = -beyond; step < SIZE * STEPS_PER_MODULE + beyond; step++) {
      double place = (step + 0.5) / STEPS_PER_MODULE;
      boolean isDark = line.at(place) < threshold != lightOnDark;
      boolean begun = run > 0 || runs[0] > 0;
      if (!begun && !isDark) {
        continue;
      }
      if (isDark != dark) {
        run++;
        dark = isDark;
        if (run == RUNS.length) {
          break;
        }
      }
      runs[run] += 1.0 / STEPS_PER_MODULE;
    }
    if (run < RUNS.length - 1) {
      return false;
    }
    for (int i = 0; i < RUNS.length; i++) {
      if (Math.abs(runs[i] - RUNS[i]) > TOLERANCE * RUNS[i]) {
        return false;
      }
    }
    return true;
  }
}
