package dev.waypost.render.scene;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.text.Bidi;

/**
 * Text as outlines, so that a picture looks the same on a machine without fonts. The strokes are
 * made a little wider than the font's, as signs have them.
 */
public final class TextOutlines {
  /** What is added to strokes, as a share of the font's size. */
  private static final float EXTRA_WEIGHT = 0.035f;

  private static final double WIDEST_SHARE = 0.88;
  private static final double TALLEST_SHARE = 0.52;

  /** Along a circle text takes at most this part of it, so that it reads from below. */
  private static final double MOST_OF_CIRCLE = 0.42;

  /** Of capital letters, as a share of the font's size: Liberation Sans. */
  private static final double CAP_HEIGHT = 0.729;

  private TextOutlines() {}

  /** Draws a text on one line in the middle of a box, as large as fits. */
  static void drawCentered(String text, Box box, Outline.Sink sink) {
    SignFont font = SignFont.get();
    String visual = visual(text);
    double width = font.width(visual);
    double size =
        Math.min(TALLEST_SHARE * box.height() / CAP_HEIGHT, WIDEST_SHARE * box.width() / width);
    double x = box.centerX() - width * size / 2;
    double baseline = box.centerY() + CAP_HEIGHT * size / 2;
    for (int glyph : font.glyphs(visual)) {
      draw(font, glyph, AffineTransform.getTranslateInstance(x, baseline), size, sink);
      x += font.advance(glyph) * size;
    }
  }

  /**
   * Draws a text along the lower half of a circle, upright as seen from above, from left to right.
   *
   * @param middle the radius through the middle of capital letters
   * @param band how much room there is from the inner to the outer edge
   */
  static void drawAlongCircle(
      String text, double centerX, double centerY, double middle, double band, Outline.Sink sink) {
    SignFont font = SignFont.get();
    String visual = visual(text);
    double width = font.width(visual);
    double size =
        Math.min(TALLEST_SHARE * band / CAP_HEIGHT, MOST_OF_CIRCLE * 2 * Math.PI * middle / width);
    double baseline = middle + CAP_HEIGHT * size / 2;
    // Angles from straight below, to the left first.
    double angle = width * size / 2 / middle;
    for (int glyph : font.glyphs(visual)) {
      double advance = font.advance(glyph) * size;
      double at = angle - advance / 2 / middle;
      AffineTransform place = AffineTransform.getTranslateInstance(centerX, centerY);
      place.rotate(at);
      place.translate(-advance / 2, baseline);
      draw(font, glyph, place, size, sink);
      angle -= advance / middle;
    }
  }

  /** Characters from left to right (Unicode Standard Annex 9). */
  public static String visual(String text) {
    var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return text;
    }
    byte[] levels = new byte[text.length()];
    Character[] characters = new Character[text.length()];
    for (int i = 0; i < text.length(); i++) {
      levels[i] = (byte) bidi.getLevelAt(i);
      characters[i] = text.charAt(i);
    }
    Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
    var visual = new StringBuilder();
    for (char character : characters) {
      visual.append(character);
    }
    return visual.toString();
  }

  private static void draw(
      SignFont font, int glyph, AffineTransform place, double size, Outline.Sink sink) {
    Path2D shape = font.outline(glyph);
    place.scale(size, -size);
    copy(heavier(shape).getPathIterator(place), sink);
  }

  /** One area: the edge may run the other way round, and where the two overlap would be a gap. */
  private static Area heavier(Path2D shape) {
    var heavier = new Area(shape);
    Shape edge =
        new BasicStroke(EXTRA_WEIGHT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
            .createStrokedShape(shape);
    heavier.add(new Area(edge));
    return heavier;
  }

  private static void copy(PathIterator path, Outline.Sink sink) {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> {
          sink.moveTo(c[0], c[1]);
          x = c[0];
          y = c[1];
        }
        case PathIterator.SEG_LINETO -> {
          sink.lineTo(c[0], c[1]);
          x = c[0];
          y = c[1];
        }
        case PathIterator.SEG_QUADTO -> {
          sink.curveTo(
              x + (c[0] - x) * 2 / 3,
              y + (c[1] - y) * 2 / 3,
              c[2] + (c[0] - c[2]) * 2 / 3,
              c[3] + (c[1] - c[3]) * 2 / 3,
              c[2],
              c[3]);
          x = c[2];
          y = c[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          sink.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
          x = c[4];
          y = c[5];
        }
        default -> sink.close();
      }
    }
  }
}
