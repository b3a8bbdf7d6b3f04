package dev.waypost.render;

import dev.waypost.render.scene.ArcsAsCurves;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.GradientLine;
import dev.waypost.render.scene.Layer;
import dev.waypost.render.scene.Outline;
import dev.waypost.render.scene.Scene;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scene as operators of PostScript, in modules with y growing downwards. */
final class EpsScene {
  /** Short names for what stands often; they are looked for in the file's own dictionary. */
  static final String PROCEDURES =
      """
      /m {moveto} bind def
      /l {lineto} bind def
      /c {curveto} bind def
      /h {closepath} bind def
      """;

  /** Lines of more than 255 characters are not allowed (Technical Note 5001, section 3). */
  private static final int LONGEST_LINE = 240;

  private final InkSpace inks;
  private final StringBuilder body = new StringBuilder();

  /** Where the line that is being written begins. */
  private int line;

  private EpsScene(InkSpace inks) {
    this.inks = inks;
  }

  /**
   * The operators, each line ended.
   *
   * @param logo the pixels of all pictures in the scene
   */
  static String body(Scene scene, @Nullable InkPixels logo, InkSpace inks) {
    var postScript = new EpsScene(inks);
    for (Layer layer : scene.layers()) {
      switch (layer) {
        case Layer.Fill fill -> postScript.fill(fill);
        case Layer.Picture picture -> {
          if (logo != null) {
            postScript.picture(picture, logo);
          }
        }
      }
    }
    return postScript.body.toString();
  }

  private void fill(Layer.Fill fill) {
    if (fill.outline().isEmpty()) {
      return;
    }
    switch (fill.paint()) {
      case Color color -> {
        words(numbers(inks.components(color)), setColor());
        path(fill.outline());
        words("fill");
        endLine();
      }
      case Gradient gradient -> {
        words("gsave");
        path(fill.outline());
        words("clip", "newpath");
        endLine();
        shading(gradient, fill.box());
        words("shfill", "grestore");
        endLine();
      }
    }
  }

  private String setColor() {
    return switch (inks) {
      case RGB -> "setrgbcolor";
      case CMYK -> "setcmykcolor";
    };
  }

  /** A dictionary for shfill (PostScript Language Reference, section 4.9.3). */
  private void shading(Gradient gradient, Box box) {
    words("<<", "/ColorSpace", "/" + inks.deviceName(), "/Extend", "[true true]");
    switch (gradient.kind()) {
      case LINEAR -> {
        GradientLine along = GradientLine.of(gradient.angleDegrees(), box);
        List<Double> ends = List.of(along.startX(), along.startY(), along.endX(), along.endY());
        words("/ShadingType", "2", "/Coords", "[" + numbers(ends) + "]");
      }
      case RADIAL -> {
        double x = box.centerX();
        double y = box.centerY();
        List<Double> circles = List.of(x, y, 0.0, x, y, GradientLine.radius(box));
        words("/ShadingType", "3", "/Coords", "[" + numbers(circles) + "]");
      }
    }
    words("/Function");
    endLine();
    function(InkRamp.of(gradient, inks));
    words(">>");
  }

  /** Straight functions, stitched together (section 3.10). */
  private void function(List<InkRamp.Piece> pieces) {
    if (pieces.size() == 1) {
      straight(pieces.getFirst());
      return;
    }
    words("<<", "/FunctionType", "3", "/Domain", "[0 1]", "/Functions", "[");
    endLine();
    pieces.forEach(this::straight);
    words("]", "/Bounds", "[");
    for (InkRamp.Piece piece : pieces.subList(1, pieces.size())) {
      words(Double.toString((float) piece.from()));
    }
    words("]", "/Encode", "[");
    for (int i = 0; i < pieces.size(); i++) {
      words("0", "1");
    }
    words("]", ">>");
    endLine();
  }

  private void straight(InkRamp.Piece piece) {
    words("<<", "/FunctionType", "2", "/Domain", "[0 1]", "/N", "1");
    words("/C0", "[" + numbers(piece.start()) + "]", "/C1", "[" + numbers(piece.end()) + "]", ">>");
    endLine();
  }

  private void picture(Layer.Picture picture, InkPixels pixels) {
    Box box = picture.box();
    words("gsave");
    path(picture.clip());
    words("clip", "newpath");
    words(numbers(List.of(box.x(), box.y())), "translate");
    words(numbers(List.of(box.width(), box.height())), "scale");
    endLine();
    body.append(EpsImage.of(pixels, inks));
    line = body.length();
    words("grestore");
    endLine();
  }

  private void path(Outline outline) {
    outline.replay(
        new ArcsAsCurves() {
          @Override
          protected void move(double toX, double toY) {
            words(numbers(List.of(toX, toY)), "m");
          }

          @Override
          protected void line(double toX, double toY) {
            words(numbers(List.of(toX, toY)), "l");
          }

          @Override
          protected void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
            words(numbers(List.of(x1, y1, x2, y2, toX, toY)), "c");
          }

          @Override
          protected void end() {
            words("h");
          }
        });
  }

  /** To the thousandth, which tells the 256 steps of a primary apart, too. */
  private static String numbers(List<Double> values) {
    return values.stream().map(SvgPath::number).collect(Collectors.joining(" "));
  }

  private void words(String... words) {
    for (String word : words) {
      if (body.length() - line + 1 + word.length() > LONGEST_LINE) {
        endLine();
      }
      if (body.length() > line) {
        body.append(' ');
      }
      body.append(word);
    }
  }

  private void endLine() {
    body.append('\n');
    line = body.length();
  }
}
