package dev.waypost.render;

import java.util.List;

/** What an area is filled with: a colour or a gradient of colours. */
public sealed interface Paint permits Color, Gradient {

  /** All colours that may be seen in the area, at least one. */
  List<Color> colors();
}
