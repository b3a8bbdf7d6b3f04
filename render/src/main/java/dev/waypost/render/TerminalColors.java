package dev.waypost.render;

/** What a terminal writes in what. */
public enum TerminalColors {
  /** Light characters on a dark ground, as most terminals do: the light modules are written. */
  LIGHT_ON_DARK,
  /** Dark characters on a light ground, as paper does: the dark modules are written. */
  DARK_ON_LIGHT
}
