package dev.waypost.render;

import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.GradientLine;
import dev.waypost.render.scene.Layer;
import dev.waypost.render.scene.Scene;
import java.util.Base64;

/** A scene as an SVG document (SVG 1.1 and 2). */
final class SvgScene {
  private final StringBuilder definitions = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private int names;

  private SvgScene() {}

  /**
   * The document.
   *
   * @param widthPixels at which it is shown unless its user says otherwise
   */
  static String document(Scene scene, int widthPixels) {
    var svg = new SvgScene();
    for (Layer layer : scene.layers()) {
      switch (layer) {
        case Layer.Fill fill -> svg.fill(fill);
        case Layer.Picture picture -> svg.picture(picture);
      }
    }
    String width = SvgPath.number(scene.width());
    String height = SvgPath.number(scene.height());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %s %s\">%s%s</svg>\n"
        .formatted(
            widthPixels,
            Math.round(widthPixels * scene.height() / scene.width()),
            width,
            height,
            svg.definitions.isEmpty() ? "" : "<defs>" + svg.definitions + "</defs>",
            svg.body);
  }

  private void fill(Layer.Fill fill) {
    String path = SvgPath.of(fill.outline());
    if (path.isEmpty()) {
      return;
    }
    String paint =
        switch (fill.paint()) {
          case Color color -> color.hex();
          case Gradient gradient -> "url(#" + define(gradient, fill.box()) + ")";
        };
    body.append("<path fill=\"").append(paint).append("\" d=\"").append(path).append("\"/>");
  }

  private String define(Gradient gradient, Box box) {
    String name = "g" + names++;
    switch (gradient.kind()) {
      case LINEAR -> {
        GradientLine line = GradientLine.of(gradient.angleDegrees(), box);
        definitions.append(
            "<linearGradient id=\"%s\" gradientUnits=\"userSpaceOnUse\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\">"
                .formatted(
                    name,
                    SvgPath.number(line.startX()),
                    SvgPath.number(line.startY()),
                    SvgPath.number(line.endX()),
                    SvgPath.number(line.endY())));
        addStops(gradient);
        definitions.append("</linearGradient>");
      }
      case RADIAL -> {
        definitions.append(
            "<radialGradient id=\"%s\" gradientUnits=\"userSpaceOnUse\" cx=\"%s\" cy=\"%s\" r=\"%s\">"
                .formatted(
                    name,
                    SvgPath.number(box.centerX()),
                    SvgPath.number(box.centerY()),
                    SvgPath.number(GradientLine.radius(box))));
        addStops(gradient);
        definitions.append("</radialGradient>");
      }
    }
    return name;
  }

  private void addStops(Gradient gradient) {
    for (Gradient.Stop stop : gradient.stops()) {
      definitions.append(
          "<stop offset=\"%s\" stop-color=\"%s\"/>"
              .formatted(SvgPath.number(stop.offset()), stop.color().hex()));
    }
  }

  private void picture(Layer.Picture picture) {
    String name = "p" + names++;
    Box box = picture.box();
    definitions
        .append("<clipPath id=\"")
        .append(name)
        .append("\"><path d=\"")
        .append(SvgPath.of(picture.clip()))
        .append("\"/></clipPath>");
    body.append(
            "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" clip-path=\"url(#%s)\" href=\"data:image/png;base64,"
                .formatted(
                    SvgPath.number(box.x()),
                    SvgPath.number(box.y()),
                    SvgPath.number(box.width()),
                    SvgPath.number(box.height()),
                    name))
        .append(Base64.getEncoder().encodeToString(picture.picture().png()))
        .append("\"/>");
  }
}
