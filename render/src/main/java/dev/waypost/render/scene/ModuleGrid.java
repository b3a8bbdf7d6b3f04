package dev.waypost.render.scene;

/** Which modules of a square are drawn. */
@FunctionalInterface
public interface ModuleGrid {
  /** Whether a module within the square is drawn. */
  boolean isDrawn(int x, int y);
}
