package dev.waypost.render.sheet;

import dev.waypost.render.Color;
import dev.waypost.render.PdfScene;
import dev.waypost.render.PrintSize;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.SignFont;
import dev.waypost.render.scene.TextOutlines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes lines of text in an embedded font: smaller where they are long, and cut where too long.
 */
public final class LabelText {
  /** Of letters that can still be read, and of those that look well on a small label, in points. */
  private static final double SMALLEST_POINTS = 4.5;

  private static final double LARGEST_POINTS = 9;

  /** Longer texts go on in the next line rather than in smaller letters. */
  private static final double SMALLEST_WHOLE_POINTS = 6;

  /** In millimetres. */
  static final double TALLEST_LINE = 4.2;

  private static final double LINE_SHARE = 0.8;
  private static final double EM = 1000;

  /** Of Liberation Sans, from the baseline, as a share of the font's size. */
  private static final double DESCENT = 0.22;

  private static final String ELLIPSIS = "…";

  private final PDFont font;
  private final PdfScene scenes;

  /** Text in this document. */
  public LabelText(PDDocument document, PdfScene scenes) throws IOException {
    try (InputStream file = SignFont.file()) {
      this.font = PDType0Font.load(document, file, true);
    }
    this.scenes = scenes;
  }

  /**
   * The lines, of which long ones go on in another: behind a blank or one of the signs that part an
   * address, or anywhere.
   *
   * @param width in millimetres
   */
  List<String> wrapped(List<String> lines, double width) throws IOException {
    double room = PrintSize.pointsOf(width) / SMALLEST_WHOLE_POINTS;
    List<String> wrapped = new ArrayList<>();
    for (String line : lines) {
      String known = SignFont.known(line);
      int fits = known.length();
      while (fits > 1 && width(known.substring(0, fits)) > room) {
        fits = known.offsetByCodePoints(fits, -1);
      }
      int end = fits == known.length() ? fits : lastBreak(known, fits);
      wrapped.add(known.substring(0, end).strip());
      if (end < known.length()) {
        wrapped.add(known.substring(end).strip());
      }
    }
    return wrapped;
  }

  private static int lastBreak(String text, int fits) {
    for (int i = fits; i > fits / 2; i--) {
      if (" /-_.?&=".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return fits;
  }

  /**
   * Writes a line.
   *
   * @param line where, in millimetres from the page's upper left corner
   * @param pageHeight in millimetres
   * @param atLeft whether it begins at the left, else it is in the middle
   */
  public void draw(
      String text,
      Box line,
      double pageHeight,
      boolean atLeft,
      Color color,
      PDPageContentStream content)
      throws IOException {
    double room = PrintSize.pointsOf(line.width());
    double tallest = Math.min(LARGEST_POINTS, PrintSize.pointsOf(line.height()) * LINE_SHARE);
    String written = TextOutlines.visual(SignFont.known(text));
    double size = Math.min(tallest, room / width(written));
    if (size < Math.min(SMALLEST_POINTS, tallest)) {
      size = Math.min(SMALLEST_POINTS, tallest);
      written = cut(written, room / size);
    }
    if (written.isEmpty()) {
      return;
    }
    double x = PrintSize.pointsOf(line.x());
    if (!atLeft) {
      x += (room - width(written) * size) / 2;
    }
    double middle = PrintSize.pointsOf(pageHeight - line.y() - line.height() / 2);
    scenes.setColor(color, content);
    content.beginText();
    content.setFont(font, (float) size);
    content.newLineAtOffset((float) x, (float) (middle - size * (0.5 - DESCENT)));
    content.showText(written);
    content.endText();
  }

  /** As a share of the font's size. */
  private double width(String text) throws IOException {
    return font.getStringWidth(text) / EM;
  }

  private String cut(String text, double room) throws IOException {
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + ELLIPSIS) > room) {
      length = text.offsetByCodePoints(length, -1);
    }
    return length == 0 ? "" : text.substring(0, length).strip() + ELLIPSIS;
  }
}
