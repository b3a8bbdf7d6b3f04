package dev.waypost.render.proof;

/** A Gaussian blur, along the rows and then along the columns. */
final class Blur {
  /** Beyond so many deviations, a pixel adds less than a hundredth. */
  private static final double REACH = 2.5;

  private Blur() {}

  /**
   * The blurred picture.
   *
   * @param deviation in pixels
   */
  static GrayPicture of(GrayPicture picture, double deviation) {
    double[] weights = weights(deviation);
    int reach = weights.length / 2;
    GrayPicture rows =
        GrayPicture.of(
            picture.width(),
            picture.height(),
            (x, y) -> {
              double sum = 0;
              for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * picture.at(x + i - reach, y);
              }
              return sum;
            });
    return GrayPicture.of(
        picture.width(),
        picture.height(),
        (x, y) -> {
          double sum = 0;
          for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * rows.at(x, y + i - reach);
          }
          return sum;
        });
  }

  private static double[] weights(double deviation) {
    int reach = (int) Math.ceil(REACH * deviation);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - reach) / deviation;
      weights[i] = Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
