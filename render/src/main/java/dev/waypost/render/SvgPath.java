package dev.waypost.render;

import dev.waypost.render.scene.Outline;

/**
 * An outline as SVG path data (SVG 2, section 9.3) in relative commands, to the thousandth of a
 * module. Each step starts from where the rounded numbers have led, so that nothing adds up.
 */
final class SvgPath implements Outline.Sink {
  private static final int PARTS = 1000;

  private final StringBuilder path = new StringBuilder();

  /** In thousandths. */
  private long startX;

  private long startY;
  private long x;
  private long y;

  private SvgPath() {}

  /** The path data; empty for nothing. */
  static String of(Outline outline) {
    var path = new SvgPath();
    outline.replay(path);
    return path.path.toString();
  }

  /** A number to the thousandth, as short as it can be. */
  static String number(double value) {
    var text = new StringBuilder();
    append(text, Math.round(value * PARTS));
    return text.toString();
  }

  @Override
  public void moveTo(double toX, double toY) {
    x = Math.round(toX * PARTS);
    y = Math.round(toY * PARTS);
    startX = x;
    startY = y;
    path.append('M');
    append(path, x);
    separated(y);
  }

  @Override
  public void lineTo(double toX, double toY) {
    long stepX = Math.round(toX * PARTS) - x;
    long stepY = Math.round(toY * PARTS) - y;
    if (stepX == 0 && stepY == 0) {
      return;
    }
    if (stepY == 0) {
      command('h', stepX);
    } else if (stepX == 0) {
      command('v', stepY);
    } else {
      command('l', stepX);
      separated(stepY);
    }
    x += stepX;
    y += stepY;
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
    command('c', Math.round(x1 * PARTS) - x);
    separated(Math.round(y1 * PARTS) - y);
    separated(Math.round(x2 * PARTS) - x);
    separated(Math.round(y2 * PARTS) - y);
    long newX = Math.round(toX * PARTS);
    long newY = Math.round(toY * PARTS);
    separated(newX - x);
    separated(newY - y);
    x = newX;
    y = newY;
  }

  @Override
  public void arcTo(double radius, boolean clockwise, double toX, double toY) {
    long rounded = Math.round(radius * PARTS);
    command('a', rounded);
    separated(rounded);
    path.append(clockwise ? " 0 0 1" : " 0 0 0");
    long newX = Math.round(toX * PARTS);
    long newY = Math.round(toY * PARTS);
    separated(newX - x);
    separated(newY - y);
    x = newX;
    y = newY;
  }

  @Override
  public void close() {
    path.append('z');
    x = startX;
    y = startY;
  }

  private void command(char name, long first) {
    path.append(name);
    append(path, first);
  }

  /** A minus sign is separator enough. */
  private void separated(long thousandths) {
    if (thousandths >= 0) {
      path.append(' ');
    }
    append(path, thousandths);
  }

  private static void append(StringBuilder text, long thousandths) {
    long rest = Math.abs(thousandths);
    if (thousandths < 0) {
      text.append('-');
    }
    long whole = rest / PARTS;
    int fraction = (int) (rest % PARTS);
    if (whole != 0 || fraction == 0) {
      text.append(whole);
    }
    if (fraction != 0) {
      text.append('.').append((char) ('0' + fraction / 100));
      if (fraction % 100 != 0) {
        text.append((char) ('0' + fraction / 10 % 10));
        if (fraction % 10 != 0) {
          text.append((char) ('0' + fraction % 10));
        }
      }
    }
  }
}
