package dev.waypost.render.sheet;

import dev.waypost.render.Color;
import dev.waypost.render.PdfScene;
import dev.waypost.render.PrintSize;
import dev.waypost.render.scene.Box;
import java.io.IOException;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Lines at the edges of a page that say where to cut: each in line with an edge of labels, and none
 * of them on a label or its bleed.
 */
final class CropMarks {
  private static final double LONGEST = 5;
  private static final double WIDTH = 0.1;

  /** From what is cut off: half of it is seen when a cut is a little off. */
  private static final double DISTANCE = 0.5;

  private CropMarks() {}

  static void draw(SheetDesign design, PdfScene scenes, PDPageContentStream content)
      throws IOException {
    SheetGrid grid = design.grid();
    var columns = new TreeSet<Double>();
    var rows = new TreeSet<Double>();
    for (int i = 0; i < grid.labels(); i++) {
      Box label = grid.label(i);
      columns.add(label.x());
      columns.add(label.x() + label.width());
      rows.add(label.y());
      rows.add(label.y() + label.height());
    }
    double kept = design.bleed() + DISTANCE;
    double above = length(rows.first(), kept);
    double below = length(grid.pageHeight() - rows.last(), kept);
    double before = length(columns.first(), kept);
    double behind = length(grid.pageWidth() - columns.last(), kept);
    scenes.setColor(Color.BLACK, content);
    for (double x : columns) {
      line(x - WIDTH / 2, rows.first() - kept - above, WIDTH, above, grid, content);
      line(x - WIDTH / 2, rows.last() + kept, WIDTH, below, grid, content);
    }
    for (double y : rows) {
      line(columns.first() - kept - before, y - WIDTH / 2, before, WIDTH, grid, content);
      line(columns.last() + kept, y - WIDTH / 2, behind, WIDTH, grid, content);
    }
  }

  /** How long marks are in the room between labels and the edge of the page. */
  private static double length(double room, double kept) {
    return Math.max(0, Math.min(LONGEST, room - kept));
  }

  private static void line(
      double x, double y, double width, double height, SheetGrid grid, PDPageContentStream content)
      throws IOException {
    if (width <= 0 || height <= 0) {
      return;
    }
    content.addRect(
        (float) PrintSize.pointsOf(x),
        (float) PrintSize.pointsOf(grid.pageHeight() - y - height),
        (float) PrintSize.pointsOf(width),
        (float) PrintSize.pointsOf(height));
    content.fill();
  }
}
