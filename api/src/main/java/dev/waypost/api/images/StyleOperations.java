package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.ImageFormat;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Frame;
import dev.waypost.render.FrameShape;
import dev.waypost.render.Gradient;
import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.ModuleShape;
import dev.waypost.render.PrintSize;
import java.util.Set;

/** Describes what styles and formats there are, for whoever builds an editor. */
public final class StyleOperations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a format can carry beside squares in black on white. */
  private enum Part {
    COLORS,
    SHAPES,
    GRADIENTS,
    TRANSPARENCY,
    LOGO,
    FRAME
  }

  private static final Set<Part> ALL = Set.of(Part.values());

  /** Describes them all. */
  public StyleOperations() {}

  /** {@code GET /api/v1/styles}. */
  public Reply describe(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode node = JSON.objectNode().put("version", 1);
    node.set("module_shapes", names(ModuleShape.values()));
    node.set("finder_frame_shapes", names(FinderFrameShape.values()));
    node.set("finder_ball_shapes", names(FinderBallShape.values()));
    node.set("gradient_types", names(Gradient.Kind.values()));
    node.put("most_gradient_stops", Gradient.MOST_STOPS);
    node.set("logo_cutouts", names(LogoCutout.values()));
    node.set("logo_size", bounds(Logo.SMALLEST_SIZE, Logo.LARGEST_SIZE));
    node.set("logo_margin", bounds(0, Logo.LARGEST_MARGIN_MODULES));
    node.set("frame_shapes", names(FrameShape.values()));
    node.put("most_frame_text_chars", Frame.MOST_CHARS);
    node.set("size", bounds(ImageParameters.MIN_SIZE, ImageParameters.MAX_SIZE));
    node.set("margin", bounds(0, ImageParameters.MAX_MARGIN));
    node.set("width_mm", bounds(PrintSize.SMALLEST_MILLIMETRES, PrintSize.LARGEST_MILLIMETRES));
    node.put("least_contrast", StyleContrast.MINIMUM);
    node.set("formats", formats());
    node.set("presets", StylePresets.json());
    return Reply.json(200, node);
  }

  private static ArrayNode formats() {
    ArrayNode formats = JSON.arrayNode();
    for (ImageFormat format : ImageFormat.values()) {
      ObjectNode node = formats.addObject();
      node.put("format", ImageParameters.label(format));
      node.put("media_type", ImageFile.mediaType(format));
      node.put(
          "vectors",
          switch (format) {
            case SVG, PDF, EPS -> true;
            case PNG, JPG, ZPL, TXT -> false;
          });
      Set<Part> carried = carried(format);
      for (Part part : Part.values()) {
        node.put(EnumNames.name(part), carried.contains(part));
      }
    }
    return formats;
  }

  private static Set<Part> carried(ImageFormat format) {
    return switch (format) {
      case PNG, SVG, PDF -> ALL;
      // A logo with translucent pixels is the exception.
      case EPS -> ALL;
      case JPG -> Set.of(Part.COLORS, Part.SHAPES, Part.GRADIENTS, Part.LOGO, Part.FRAME);
      case ZPL -> Set.of(Part.SHAPES, Part.FRAME);
      case TXT -> Set.of();
    };
  }

  private static ArrayNode names(Enum<?>[] values) {
    ArrayNode names = JSON.arrayNode();
    for (Enum<?> value : values) {
      names.add(EnumNames.name(value));
    }
    return names;
  }

  private static ObjectNode bounds(double least, double most) {
    return JSON.objectNode().put("least", least).put("most", most);
  }
}
