package dev.waypost.render;

import org.jspecify.annotations.Nullable;

/**
 * What a picture of a symbol has beyond two colours and a margin.
 *
 * @param modules the shape of the modules outside the finder patterns
 * @param gradient over the whole symbol in place of the foreground; null for none
 * @param background behind everything
 * @param topLeft the finder pattern in that corner
 * @param topRight the finder pattern in that corner
 * @param bottomLeft the finder pattern in that corner
 */
public record Design(
    ModuleShape modules,
    @Nullable Gradient gradient,
    Background background,
    FinderDesign topLeft,
    FinderDesign topRight,
    FinderDesign bottomLeft,
    @Nullable Logo logo,
    @Nullable Frame frame) {

  /** What lies behind the symbol. */
  public sealed interface Background {
    /** The background colour of the style. */
    record Plain() implements Background {}

    /** Nothing: what the picture is laid on shows through. */
    record Transparent() implements Background {}

    /** A gradient over the whole picture. */
    record Colorful(Gradient gradient) implements Background {}
  }

  /** Squares in two colours. */
  public static final Design PLAIN =
      new Design(
          ModuleShape.SQUARE,
          null,
          new Background.Plain(),
          FinderDesign.PLAIN,
          FinderDesign.PLAIN,
          FinderDesign.PLAIN,
          null,
          null);

  /** This design without its logo. */
  public Design withoutLogo() {
    return new Design(modules, gradient, background, topLeft, topRight, bottomLeft, null, frame);
  }

  /** Whether there is nothing but squares in two colours. */
  public boolean isPlain() {
    return equals(PLAIN);
  }
}
