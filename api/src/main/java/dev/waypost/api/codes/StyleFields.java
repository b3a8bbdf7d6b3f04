package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.DesignForm;
import dev.waypost.api.images.ImageParameters;
import dev.waypost.api.images.StyleContrast;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.ImageStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how an image shall look, from {@code style} or from the same names at the top level, which
 * are short for it.
 */
public final class StyleFields {
  /** Those that may stand at the top level, too. */
  public static final List<String> NAMES =
      List.of(
          "foreground_color", "background_color", "error_correction", "margin", "size", "format");

  private static final List<String> NESTED =
      Stream.of(List.of("version", "forced"), NAMES, DesignForm.NAMES)
          .flatMap(List::stream)
          .toList();
  private static final List<String> LEVELS = List.of("L", "M", "Q", "H");

  /** Of the fields of a style; another one would mean that they are read in another way. */
  private static final int VERSION = 1;

  private StyleFields() {}

  /**
   * The style after what the body says.
   *
   * @param current what stays where the body says nothing
   * @param force whether the style is taken though it can't be scanned
   * @throws ProblemException where a value is not allowed
   */
  public static ImageStyle apply(Fields fields, ImageStyle current, boolean force) {
    ImageStyle style = read(fields, current, current.design());
    fields.refuseNull("style");
    Fields nested = fields.object("style", NESTED);
    if (nested != null) {
      nested.refuseNull("version");
      Integer _ = nested.integer("version", VERSION, VERSION);
      refuseForced(nested, force);
      style = read(nested, style, DesignForm.changed(style.design(), nested));
    }
    if (force) {
      return style.withForced(true);
    }
    if (style.equals(current)) {
      return current;
    }
    StyleContrast.check(
        style, fields.has("foreground_color") ? "foreground_color" : "style.foreground_color");
    return style.withForced(false);
  }

  /**
   * Refuses names in {@code style} that there are not, also of what is null.
   *
   * @throws ProblemException naming the first
   */
  public static void checkNames(Fields fields) {
    Fields style = fields.object("style", NESTED);
    if (style != null) {
      DesignForm.checkNames(style);
    }
  }

  private static void refuseForced(Fields style, boolean force) {
    style.refuseNull("forced");
    if (Boolean.TRUE.equals(style.truth("forced")) && !force) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          style.path("forced"),
          "\"style.forced\" tells of a style that was taken though it can't be scanned reliably. Leave it out, or have this one taken as well by the parameter force=true.");
    }
  }

  /** A style as it is answered. */
  static ObjectNode json(ImageStyle style) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", VERSION)
            .put("foreground_color", style.foregroundColor())
            .put("background_color", style.backgroundColor())
            .put("error_correction", String.valueOf(style.errorCorrection()))
            .put("margin", style.margin())
            .put("size", style.size())
            .put("format", ImageParameters.label(style.format()));
    node.setAll(DesignForm.shown(style.design()));
    if (style.forced()) {
      node.put("forced", true);
    }
    return node;
  }

  private static ImageStyle read(
      Fields fields, ImageStyle current, Map<String, @Nullable Object> design) {
    NAMES.forEach(fields::refuseNull);
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
            : ImageParameters.background(background, fields.path("background_color")),
        level == null ? current.errorCorrection() : level.charAt(0),
        margin == null ? current.margin() : margin,
        size == null ? current.size() : size,
        format == null ? current.format() : ImageParameters.format(format, fields.path("format")),
        design,
        current.forced());
  }
}
