package dev.waypost.render.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole picture as areas that are painted one over the other, for all formats the same. Its unit
 * is the module; its upper left corner is (0, 0) and y grows downwards. What no layer covers is
 * transparent.
 *
 * @param width in modules
 * @param height in modules
 */
public record Scene(double width, double height, List<Layer> layers) {
  public Scene {
    layers = List.copyOf(layers);
  }

  /** What lies below all else and covers the whole picture; null where there is nothing. */
  public Layer.@Nullable Fill background() {
    return !layers.isEmpty()
            && layers.getFirst() instanceof Layer.Fill fill
            && fill.outline().equals(whole())
        ? fill
        : null;
  }

  private Outline whole() {
    var outline = new Outline.Builder();
    Outlines.rectangle(new Box(0, 0, width, height), outline);
    return outline.build();
  }
}
