package dev.waypost.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills path data of the commands M, h, v and z, with whole numbers, by the nonzero rule: a cell is
 * inside where the vertical edges to its left, those that lead down counted against those that lead
 * up, do not cancel out.
 */
final class SvgRasterizer {
  private static final Pattern COMMAND = Pattern.compile("M(\\d+) (\\d+)|h(-?\\d+)|v(-?\\d+)|z");

  /** By row and column: edges down less edges up along the left side of the cell. */
  private final int[][] edges;

  private int x;
  private int y;

  private SvgRasterizer(int size) {
    this.edges = new int[size][size + 1];
  }

  /** The cells of a square picture that the path fills, by row and column. */
  static boolean[][] fill(String path, int size) {
    SvgRasterizer rasterizer = new SvgRasterizer(size);
    rasterizer.follow(path);
    return rasterizer.filled();
  }

  private void follow(String path) {
    Matcher command = COMMAND.matcher(path);
    int startX = 0;
    int startY = 0;
    int position = 0;
    while (command.lookingAt()) {
      if (command.group(1) != null) {
        startX = x = Integer.parseInt(command.group(1));
        startY = y = Integer.parseInt(command.group(2));
      } else if (command.group(3) != null) {
        x += Integer.parseInt(command.group(3));
      } else if (command.group(4) != null) {
        moveVertically(y + Integer.parseInt(command.group(4)));
      } else {
        close(startX, startY);
      }
      position = command.end();
      command.region(position, path.length());
    }
    if (position != path.length()) {
      throw new AssertionError("unknown path data: " + path.substring(position));
    }
  }

  private void close(int startX, int startY) {
    if (x != startX && y != startY) {
      throw new AssertionError("an outline closes with a diagonal edge");
    }
    moveVertically(startY);
    x = startX;
  }

  private void moveVertically(int end) {
    for (int row = Math.min(y, end); row < Math.max(y, end); row++) {
      edges[row][x] += end > y ? 1 : -1;
    }
    y = end;
  }

  private boolean[][] filled() {
    int size = edges.length;
    boolean[][] filled = new boolean[size][size];
    for (int row = 0; row < size; row++) {
      int winding = 0;
      for (int column = 0; column < size; column++) {
        winding += edges[row][column];
        filled[row][column] = winding != 0;
      }
    }
    return filled;
  }
}
