package dev.waypost.api.codes;

import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.ImageParameters;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.ImageStyle;
import java.util.List;

/**
 * Reads how an image shall look, from {@code style} or from the same names at the top level, which
 * are short for it.
 */
final class StyleFields {
  static final List<String> NAMES =
      List.of(
          "foreground_color", "background_color", "error_correction", "margin", "size", "format");
  private static final List<String> LEVELS = List.of("L", "M", "Q", "H");

  private StyleFields() {}

  /**
   * The style after what the body says.
   *
   * @param current what stays where the body says nothing
   * @throws ProblemException where a value is not allowed or can't be scanned
   */
  static ImageStyle apply(Fields fields, ImageStyle current) {
    ImageStyle style = read(fields, current);
    CodeFields.refuseNull(fields, "style");
    Fields nested = fields.object("style", NAMES);
    ImageStyle result = nested == null ? style : read(nested, style);
    ImageParameters.checkContrast(
        result, fields.has("foreground_color") ? "foreground_color" : "style.foreground_color");
    return result;
  }

  private static ImageStyle read(Fields fields, ImageStyle current) {
    NAMES.forEach(name -> CodeFields.refuseNull(fields, name));
    String foreground = fields.text("foreground_color");
    String background = fields.text("background_color");
    String level = fields.oneOf("error_correction", LEVELS);
    Integer margin = fields.integer("margin", 0, ImageParameters.MAX_MARGIN);
    Integer size = fields.integer("size", ImageParameters.MIN_SIZE, ImageParameters.MAX_SIZE);
    String format = fields.text("format");
    return new ImageStyle(
        foreground == null
            ? current.foregroundColor()
            : ImageParameters.color(foreground, fields.path("foreground_color")),
        background == null
            ? current.backgroundColor()
            : ImageParameters.color(background, fields.path("background_color")),
        level == null ? current.errorCorrection() : level.charAt(0),
        margin == null ? current.margin() : margin,
        size == null ? current.size() : size,
        format == null ? current.format() : ImageParameters.format(format, fields.path("format")));
  }
}
