package dev.waypost.render;

import dev.waypost.render.Design.Background;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Styles for the tests to draw: among them, every shape, kind of gradient, cutout and frame. */
final class TestStyles {
  static final Color GREEN = Color.parse("#0b6b4f");
  static final Gradient DUSK = gradient(Gradient.Kind.LINEAR, 30, "#1b4f9c", "#a01b3a", "#000000");
  static final Gradient GLOW = gradient(Gradient.Kind.RADIAL, 0, "#000000", "#8a1b7a");
  static final Gradient PAPER = gradient(Gradient.Kind.LINEAR, 90, "#ffffff", "#ffe9b0");

  private TestStyles() {}

  /** All of them by a name that says what is special. */
  static Map<String, SymbolStyle> all() {
    Map<String, SymbolStyle> styles = new LinkedHashMap<>();
    styles.put("plain", SymbolStyle.defaults());
    styles.put("colours", SymbolStyle.defaults().withColors(GREEN, Color.parse("#fff3d6")));
    ModuleShape[] modules = ModuleShape.values();
    FinderFrameShape[] rings = FinderFrameShape.values();
    FinderBallShape[] balls = FinderBallShape.values();
    for (int i = 0; i < modules.length; i++) {
      var finder =
          new FinderDesign(
              rings[i % rings.length],
              balls[(i + 3) % balls.length],
              i % 3 == 0 ? null : GREEN,
              i % 3 == 1 ? GLOW : null);
      Gradient gradient = i % 2 == 0 ? DUSK : GLOW;
      styles.put("shape " + modules[i], of(design(modules[i], gradient, finder, null, null)));
    }
    for (LogoCutout cutout : LogoCutout.values()) {
      var logo = new Logo(logo(true), 0.22, 0.5, cutout);
      styles.put(
          "cutout " + cutout, of(design(ModuleShape.DOTS, null, FinderDesign.PLAIN, logo, null)));
    }
    for (FrameShape shape : FrameShape.values()) {
      var frame =
          new Frame(
              shape, "Scan me", GREEN, shape == FrameShape.BORDER ? Color.BLACK : Color.WHITE);
      styles.put(
          "frame " + shape, of(design(ModuleShape.FLUID, null, FinderDesign.PLAIN, null, frame)));
    }
    styles.put("paper", of(withBackground(new Background.Colorful(PAPER))));
    styles.put("transparent", of(withBackground(new Background.Transparent())));
    return styles;
  }

  /** One of them. */
  static SymbolStyle named(String name) {
    return Objects.requireNonNull(all().get(name));
  }

  static SymbolStyle of(Design design) {
    return SymbolStyle.defaults().withDesign(design);
  }

  static Design design(
      ModuleShape modules,
      @Nullable Gradient gradient,
      FinderDesign finder,
      @Nullable Logo logo,
      @Nullable Frame frame) {
    return new Design(
        modules, gradient, new Background.Plain(), finder, finder, finder, logo, frame);
  }

  static Design withBackground(Background background) {
    FinderDesign finder = FinderDesign.PLAIN;
    return new Design(ModuleShape.SQUARE, null, background, finder, finder, finder, null, null);
  }

  /** Black on white in plain squares with a logo. */
  static SymbolStyle withLogo(RasterPicture picture, LogoCutout cutout) {
    var logo = new Logo(picture, 0.22, 0.5, cutout);
    return of(design(ModuleShape.SQUARE, null, FinderDesign.PLAIN, logo, null));
  }

  /** Stops at even distances. */
  static Gradient gradient(Gradient.Kind kind, double angleDegrees, String... colors) {
    List<Gradient.Stop> stops =
        IntStream.range(0, colors.length)
            .mapToObj(i -> new Gradient.Stop(i / (colors.length - 1.0), Color.parse(colors[i])))
            .toList();
    return new Gradient(kind, angleDegrees, stops);
  }

  /**
   * Red with a green bar above and a blue one to the left, 90 by 60 pixels, so that it can't be
   * turned unnoticed.
   *
   * @param translucent whether it is an ellipse with a smooth edge, else a full rectangle
   */
  static RasterPicture logo(boolean translucent) {
    var image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    if (translucent) {
      graphics.setPaint(java.awt.Color.RED);
      graphics.fillOval(0, 0, 90, 60);
      graphics.setComposite(AlphaComposite.SrcAtop);
    } else {
      graphics.setPaint(java.awt.Color.RED);
      graphics.fillRect(0, 0, 90, 60);
    }
    graphics.setPaint(new java.awt.Color(0, 128, 0));
    graphics.fillRect(0, 0, 90, 15);
    graphics.setPaint(java.awt.Color.BLUE);
    graphics.fillRect(0, 0, 15, 60);
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RasterPicture.ofPng(file.toByteArray());
  }
}
