package dev.waypost.render;

/** Which modules are left out behind a logo. */
public enum LogoCutout {
  /** None: the logo lies on the modules. */
  NONE,
  /** Those of a rectangle around it. */
  SQUARE,
  /** Those of a rectangle with round corners. */
  ROUNDED,
  /** Those of a circle around it; the logo itself is cut to a circle, too. */
  CIRCLE
}
