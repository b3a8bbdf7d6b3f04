package dev.waypost.render.scene;

import java.util.Arrays;

/**
 * Closed outlines of lines, circular arcs and cubic curves, in modules. An area lies to the right
 * of an outline that is followed as it is drawn, a hole to the left.
 */
public final class Outline {
  private static final byte MOVE = 0;
  private static final byte LINE = 1;
  private static final byte CURVE = 2;
  private static final byte ARC = 3;
  private static final byte CLOSE = 4;

  private final byte[] steps;
  private final double[] numbers;

  private Outline(byte[] steps, double[] numbers) {
    this.steps = steps;
    this.numbers = numbers;
  }

  /** Takes outlines, step by step. */
  public interface Sink {
    /** Begins an outline. */
    void moveTo(double x, double y);

    /** A straight line from where the outline is. */
    void lineTo(double x, double y);

    /** A cubic Bézier curve with two control points. */
    void curveTo(double x1, double y1, double x2, double y2, double x, double y);

    /**
     * A circular arc of at most a half circle.
     *
     * @param clockwise as seen with y growing downwards
     */
    void arcTo(double radius, boolean clockwise, double x, double y);

    /** A straight line to where the outline began, and its end. */
    void close();
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return steps.length == 0;
  }

  /** Gives all steps to a sink. */
  public void replay(Sink sink) {
    int at = 0;
    for (byte step : steps) {
      switch (step) {
        case MOVE -> sink.moveTo(numbers[at++], numbers[at++]);
        case LINE -> sink.lineTo(numbers[at++], numbers[at++]);
        case CURVE ->
            sink.curveTo(
                numbers[at++],
                numbers[at++],
                numbers[at++],
                numbers[at++],
                numbers[at++],
                numbers[at++]);
        case ARC -> sink.arcTo(numbers[at++], numbers[at++] > 0, numbers[at++], numbers[at++]);
        default -> sink.close();
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outline outline
        && Arrays.equals(steps, outline.steps)
        && Arrays.equals(numbers, outline.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(steps) + Arrays.hashCode(numbers);
  }

  /** Collects the steps of an outline. */
  public static final class Builder implements Sink {
    private byte[] steps = new byte[64];
    private double[] numbers = new double[256];
    private int stepCount;
    private int numberCount;

    @Override
    public void moveTo(double x, double y) {
      step(MOVE);
      add(x);
      add(y);
    }

    @Override
    public void lineTo(double x, double y) {
      step(LINE);
      add(x);
      add(y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      step(CURVE);
      add(x1);
      add(y1);
      add(x2);
      add(y2);
      add(x);
      add(y);
    }

    @Override
    public void arcTo(double radius, boolean clockwise, double x, double y) {
      step(ARC);
      add(radius);
      add(clockwise ? 1 : -1);
      add(x);
      add(y);
    }

    @Override
    public void close() {
      step(CLOSE);
    }

    /** The outlines so far. */
    public Outline build() {
      return new Outline(Arrays.copyOf(steps, stepCount), Arrays.copyOf(numbers, numberCount));
    }

    private void step(byte step) {
      if (stepCount == steps.length) {
        steps = Arrays.copyOf(steps, 2 * steps.length);
      }
      steps[stepCount++] = step;
    }

    private void add(double number) {
      if (numberCount == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      }
      numbers[numberCount++] = number;
    }
  }
}
