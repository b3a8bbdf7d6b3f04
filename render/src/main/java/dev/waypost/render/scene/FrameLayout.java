package dev.waypost.render.scene;

import dev.waypost.render.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a frame and the symbol in it lie. All measures follow the side of the square that symbol
 * and margin take, so that a frame looks the same around any symbol.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param innerX left edge of the square
 * @param innerY upper edge of the square
 * @param layers the frame and its text, below the symbol
 */
record FrameLayout(double width, double height, double innerX, double innerY, List<Layer> layers) {
  private static final double LINE = 0.035;
  private static final double BAND = 0.19;
  private static final double CORNER = 0.07;
  private static final double GAP = 0.07;
  private static final double POINTER = 0.06;
  private static final double RING = 0.17;

  /** The square alone. */
  static FrameLayout none(double side) {
    return new FrameLayout(side, side, 0, 0, List.of());
  }

  /**
   * The layout of a frame.
   *
   * @param side of the square that symbol and margin take
   */
  static FrameLayout of(@Nullable Frame frame, double side) {
    if (frame == null) {
      return none(side);
    }
    return switch (frame.shape()) {
      case BORDER -> border(frame, side);
      case BANNER_BOTTOM -> banner(frame, side, false);
      case BANNER_TOP -> banner(frame, side, true);
      case BUBBLE_BOTTOM -> bubble(frame, side, false);
      case BUBBLE_TOP -> bubble(frame, side, true);
      case CIRCLE -> circle(frame, side);
    };
  }

  private static FrameLayout border(Frame frame, double side) {
    double line = LINE * side;
    double band = frame.text().isEmpty() ? 0 : BAND * side;
    var outer = new Box(0, 0, side + 2 * line, side + 2 * line + band);
    var inner = outer.grownBy(-line);
    List<Layer> layers = new ArrayList<>();
    layers.add(ring(frame, outer, inner, CORNER * side));
    addText(frame, new Box(line, line + side, side, band), layers);
    return new FrameLayout(outer.width(), outer.height(), line, line, layers);
  }

  private static FrameLayout banner(Frame frame, double side, boolean top) {
    double line = LINE * side;
    double band = frame.text().isEmpty() ? 0 : BAND * side;
    double above = top ? band : 0;
    var outer = new Box(0, 0, side + 2 * line, side + 2 * line + band);
    var inner = new Box(line, line + above, side, side);
    List<Layer> layers = new ArrayList<>();
    layers.add(ring(frame, outer, inner, CORNER * side));
    addText(frame, new Box(line, top ? line / 2 : line * 1.5 + side, side, band), layers);
    return new FrameLayout(outer.width(), outer.height(), line, line + above, layers);
  }

  private static FrameLayout bubble(Frame frame, double side, boolean top) {
    double band = BAND * side;
    double gap = GAP * side;
    double pointer = POINTER * side;
    double height = side + gap + band;
    var bubble = new Box(0, top ? 0 : side + gap, side, band);
    double base = top ? band : side + gap;
    double tip = base + (top ? pointer : -pointer);
    double middle = side / 2;
    var outline = new Outline.Builder();
    Outlines.rectangle(bubble, CORNER * side, outline);
    double inside = base + (top ? -pointer / 4 : pointer / 4);
    double left = middle - pointer;
    double right = middle + pointer;
    Outlines.polygon(
        top
            ? new double[] {left, right, right, middle, left}
            : new double[] {left, middle, right, right, left},
        top
            ? new double[] {inside, inside, base, tip, base}
            : new double[] {base, tip, base, inside, inside},
        false,
        outline);
    List<Layer> layers = new ArrayList<>();
    layers.add(fill(frame, outline, new Box(0, 0, side, height)));
    addText(frame, bubble, layers);
    return new FrameLayout(side, height, 0, top ? band + gap : 0, layers);
  }

  private static FrameLayout circle(Frame frame, double side) {
    double ring = (frame.text().isEmpty() ? LINE : RING) * side;
    double radius = side / Math.sqrt(2) + ring;
    double width = 2 * radius;
    var outline = new Outline.Builder();
    Outlines.circle(radius, radius, radius, false, outline);
    Outlines.circle(radius, radius, radius - ring, true, outline);
    List<Layer> layers = new ArrayList<>();
    var box = new Box(0, 0, width, width);
    layers.add(fill(frame, outline, box));
    if (!frame.text().isEmpty()) {
      var text = new Outline.Builder();
      TextOutlines.drawAlongCircle(frame.text(), radius, radius, radius - ring / 2, ring, text);
      layers.add(new Layer.Fill(text.build(), frame.textColor(), box));
    }
    double start = radius - side / 2;
    return new FrameLayout(width, width, start, start, layers);
  }

  private static Layer ring(Frame frame, Box outer, Box inner, double radius) {
    var outline = new Outline.Builder();
    Outlines.rectangle(outer, radius, outline);
    double innerRadius = radius - LINE / CORNER * radius;
    Outlines.rectangle(
        inner, new double[] {innerRadius, innerRadius, innerRadius, innerRadius}, true, outline);
    return fill(frame, outline, outer);
  }

  private static Layer fill(Frame frame, Outline.Builder outline, Box box) {
    return new Layer.Fill(outline.build(), frame.color(), box);
  }

  private static void addText(Frame frame, Box band, List<Layer> layers) {
    if (!frame.text().isEmpty()) {
      var text = new Outline.Builder();
      TextOutlines.drawCentered(frame.text(), band, text);
      layers.add(new Layer.Fill(text.build(), frame.textColor(), band));
    }
  }
}
