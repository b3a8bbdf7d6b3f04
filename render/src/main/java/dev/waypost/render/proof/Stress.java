package dev.waypost.render.proof;

import java.util.SplittableRandom;

/**
 * What print, light and hands do to a symbol. Each is about half of what makes ZXing lose plain
 * black squares on white.
 */
public enum Stress {
  /** Nothing at all. */
  NONE {
    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      return picture;
    }
  },
  /** So near that each detail of a shape is seen. */
  CLOSE_UP {
    private static final int PIXELS_PER_MODULE = 12;

    @Override
    int pixelsPerModule() {
      return PIXELS_PER_MODULE;
    }

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      return picture;
    }
  },
  /** A camera that sees few pixels for each module, whose edges lie anywhere between. */
  SMALL_PRINT {
    private static final double PIXELS_PER_MODULE = 2.3;

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      double step = pixelsPerModule / PIXELS_PER_MODULE;
      int width = (int) (picture.width() / step);
      int height = (int) (picture.height() / step);
      return GrayPicture.of(width, height, (x, y) -> average(picture, x * step, y * step, step));
    }

    private static double average(GrayPicture picture, double left, double top, double size) {
      double sum = 0;
      int parts = 4;
      for (int i = 0; i < parts; i++) {
        for (int j = 0; j < parts; j++) {
          sum +=
              picture.at(
                  left + (i + 0.5) * size / parts - 0.5, top + (j + 0.5) * size / parts - 0.5);
        }
      }
      return sum / (parts * parts);
    }
  },
  /** Out of focus, or ink that runs: a Gaussian blur. */
  BLUR {
    private static final double MODULES = 0.2;

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      return Blur.of(picture, MODULES * pixelsPerModule);
    }
  },
  /** Held at an angle: turned by 12 degrees and seen from one side. */
  TILT {
    private static final double ANGLE = Math.toRadians(12);
    private static final double NEARER_EDGE = 0.25;
    private static final double ROOM = 1.3;

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      double middleX = picture.width() / 2.0;
      double middleY = picture.height() / 2.0;
      int width = (int) (picture.width() * ROOM);
      int height = (int) (picture.height() * ROOM);
      double sine = Math.sin(ANGLE);
      double cosine = Math.cos(ANGLE);
      return GrayPicture.of(
          width,
          height,
          (x, y) -> {
            double acrossX = x - width / 2.0;
            double acrossY = y - height / 2.0;
            // A plane that leans: what is lower in the picture is nearer and looks larger.
            double distance = 1 - NEARER_EDGE * acrossY / height;
            double flatX = acrossX * distance;
            double flatY = acrossY * distance;
            return picture.at(
                middleX + cosine * flatX - sine * flatY, middleY + sine * flatX + cosine * flatY);
          });
    }
  },
  /** A camera in the dark: each pixel is off by chance. */
  NOISE {
    private static final double DEVIATION = 18;

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      var random = new SplittableRandom(1);
      return GrayPicture.of(
          picture.width(),
          picture.height(),
          (x, y) -> picture.at(x, y) + DEVIATION * random.nextGaussian());
    }
  },
  /** Pale print in dim light that comes from one side. */
  LOW_CONTRAST {
    private static final double SHARE = 0.4;
    private static final double MIDDLE = 100;
    private static final double FALL = 30;
    private static final double DEVIATION = 3;

    @Override
    GrayPicture on(GrayPicture picture, int pixelsPerModule) {
      var random = new SplittableRandom(2);
      return GrayPicture.of(
          picture.width(),
          picture.height(),
          (x, y) ->
              MIDDLE
                  + SHARE * (picture.at(x, y) - 127.5)
                  + FALL * (0.5 - (double) x / picture.width())
                  + DEVIATION * random.nextGaussian());
    }
  };

  private static final int PIXELS_PER_MODULE = 4;

  /** How large the symbol is drawn for it. */
  int pixelsPerModule() {
    return PIXELS_PER_MODULE;
  }

  /** Whether nothing is spoilt. */
  boolean isNone() {
    return this == NONE || this == CLOSE_UP;
  }

  /** The picture as it is seen then. */
  abstract GrayPicture on(GrayPicture picture, int pixelsPerModule);
}
