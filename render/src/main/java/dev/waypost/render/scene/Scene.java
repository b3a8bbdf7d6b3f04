package dev.waypost.render.scene;

import java.util.List;

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
}
