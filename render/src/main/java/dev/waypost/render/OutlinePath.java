package dev.waypost.render;

import dev.waypost.render.scene.AreaTracer;
import dev.waypost.render.scene.Heading;
import dev.waypost.symbol.Symbol;

/** The outlines of a symbol's dark areas as SVG path data (SVG 2, section 9.3). */
final class OutlinePath implements AreaTracer.Edges {
  private final int margin;
  private final StringBuilder path = new StringBuilder();
  private int lastEdge;

  private OutlinePath(int margin) {
    this.margin = margin;
  }

  /** The path data, one unit a module, with the symbol's upper left corner at (margin, margin). */
  static String of(Symbol symbol, int margin) {
    var path = new OutlinePath(margin);
    AreaTracer.trace(symbol.size(), symbol::isDark, path);
    return path.path.toString();
  }

  @Override
  public void begin(int x, int y) {
    path.append('M').append(x + margin).append(' ').append(y + margin);
  }

  @Override
  public void edge(Heading heading, int length) {
    lastEdge = path.length();
    path.append(
            switch (heading) {
              case RIGHT -> "h";
              case DOWN -> "v";
              case LEFT -> "h-";
              case UP -> "v-";
            })
        .append(length);
  }

  /** Closing the path draws the last edge by itself. */
  @Override
  public void end() {
    path.replace(lastEdge, path.length(), "z");
  }
}
