package dev.waypost.render.scene;

/** A direction along the edges between modules; y grows downwards. */
public enum Heading {
  RIGHT(1, 0),
  DOWN(0, 1),
  LEFT(-1, 0),
  UP(0, -1);

  private final int stepX;
  private final int stepY;

  Heading(int stepX, int stepY) {
    this.stepX = stepX;
    this.stepY = stepY;
  }

  int stepX() {
    return stepX;
  }

  int stepY() {
    return stepY;
  }

  Heading turnedRight() {
    return switch (this) {
      case RIGHT -> DOWN;
      case DOWN -> LEFT;
      case LEFT -> UP;
      case UP -> RIGHT;
    };
  }

  Heading turnedLeft() {
    return switch (this) {
      case RIGHT -> UP;
      case DOWN -> RIGHT;
      case LEFT -> DOWN;
      case UP -> LEFT;
    };
  }

  /**
   * Of the four modules around a point, the column of the one ahead to the right, relative to it.
   */
  int columnAheadRight() {
    return this == RIGHT || this == UP ? 0 : -1;
  }

  /** Of the four modules around a point, the row of the one ahead to the right, relative to it. */
  int rowAheadRight() {
    return this == RIGHT || this == DOWN ? 0 : -1;
  }
}
