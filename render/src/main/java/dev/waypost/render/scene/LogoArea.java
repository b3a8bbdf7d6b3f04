package dev.waypost.render.scene;

import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.symbol.Symbol;

/** Where a logo lies in a symbol, and which modules it takes. The unit is the module. */
final class LogoArea {
  private static final double CORNER_SHARE = 0.2;

  private final Logo logo;
  private final Box picture;
  private final Box free;

  private LogoArea(Logo logo, Box picture, Box free) {
    this.logo = logo;
    this.picture = picture;
    this.free = free;
  }

  /**
   * The area of a logo.
   *
   * @param left of the symbol
   * @param top of the symbol
   */
  static LogoArea of(Logo logo, Symbol symbol, double left, double top) {
    double longer = logo.size() * symbol.size();
    double width = logo.picture().width();
    double height = logo.picture().height();
    double scale = longer / Math.max(width, height);
    double middle = symbol.size() / 2.0;
    Box picture =
        new Box(
            left + middle - width * scale / 2,
            top + middle - height * scale / 2,
            width * scale,
            height * scale);
    Box around =
        logo.cutout() == LogoCutout.CIRCLE
            ? new Box(left + middle - longer / 2, top + middle - longer / 2, longer, longer)
            : picture;
    return new LogoArea(logo, picture, around.grownBy(logo.marginModules()));
  }

  /**
   * Whether a module is left out for the logo.
   *
   * @param x of the module's left edge, in the picture
   * @param y of the module's upper edge, in the picture
   */
  boolean takes(double x, double y) {
    return switch (logo.cutout()) {
      case NONE -> false;
      case SQUARE -> overlaps(x, y);
      case ROUNDED -> overlaps(x, y) && !isBeyondCorner(x, y, CORNER_SHARE * shorterSide());
      case CIRCLE -> overlaps(x, y) && !isBeyondCorner(x, y, shorterSide() / 2);
    };
  }

  /**
   * Whether a module can't be told: it is left out, or its middle, where readers look, is under the
   * picture.
   *
   * @param x of the module's left edge, in the picture
   * @param y of the module's upper edge, in the picture
   */
  boolean hides(double x, double y) {
    return takes(x, y)
        || (x + 0.5 > picture.x()
            && y + 0.5 > picture.y()
            && x + 0.5 < picture.x() + picture.width()
            && y + 0.5 < picture.y() + picture.height());
  }

  /** What of the logo is seen. */
  Layer.Picture layer() {
    var clip = new Outline.Builder();
    switch (logo.cutout()) {
      case NONE, SQUARE -> Outlines.rectangle(picture, clip);
      case ROUNDED ->
          Outlines.rectangle(
              picture, CORNER_SHARE * Math.min(picture.width(), picture.height()), clip);
      case CIRCLE ->
          Outlines.circle(
              picture.centerX(),
              picture.centerY(),
              Math.max(picture.width(), picture.height()) / 2,
              false,
              clip);
    }
    return new Layer.Picture(logo.picture(), picture, clip.build());
  }

  private double shorterSide() {
    return Math.min(free.width(), free.height());
  }

  private boolean overlaps(double x, double y) {
    return x + 1 > free.x()
        && y + 1 > free.y()
        && x < free.x() + free.width()
        && y < free.y() + free.height();
  }

  /** Whether the whole module lies outside a corner that is rounded. */
  private boolean isBeyondCorner(double x, double y, double radius) {
    double middleX = within(x + 0.5, free.x() + radius, right() - radius);
    double middleY = within(y + 0.5, free.y() + radius, bottom() - radius);
    double nearestX = within(middleX, x, x + 1);
    double nearestY = within(middleY, y, y + 1);
    return Math.hypot(nearestX - middleX, nearestY - middleY) >= radius;
  }

  /** Rounding may put the bounds past each other by a trifle. */
  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  private double right() {
    return free.x() + free.width();
  }

  private double bottom() {
    return free.y() + free.height();
  }
}
