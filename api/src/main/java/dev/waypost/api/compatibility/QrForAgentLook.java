package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.DesignForm;
import dev.waypost.api.images.ImageParameters;
import dev.waypost.api.json.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How QR for Agent's callers want a code to look. What can be drawn is taken over; the rest is
 * named in a warning, because the code works without it.
 */
final class QrForAgentLook {
  /** By their name what is drawn and how we call it. */
  private static final Map<String, String> DRAWN =
      Map.of(
          "format", "format",
          "foreground_color", "foreground_color",
          "background_color", "background_color",
          "width", "size",
          "margin", "margin",
          "error_correction", "error_correction");

  private static final Map<String, String> DOTS =
      Map.of(
          "square", "square",
          "rounded", "rounded",
          "dots", "dots",
          "classy-rounded", "classy_rounded");

  /** What the nested form may name beyond the flat one, as the library that it comes from does. */
  private static final Map<String, String> MORE_DOTS =
      Map.of("classy", "classy", "extra-rounded", "extra_rounded");

  /** By their name the shapes of the ring of a finder pattern and of its middle. */
  private static final Map<String, List<String>> CORNERS =
      Map.of(
          "square", List.of("square", "square"),
          "extra-rounded", List.of("extra_rounded", "rounded"),
          "dot", List.of("circle", "circle"));

  private static final Map<String, String> FRAMES =
      Map.of("banner_bottom", "banner_bottom", "banner_top", "banner_top", "rounded", "border");
  private static final String NO_FRAME = "none";

  private static final List<String> GRADIENT = List.of("type", "colors", "angle");
  private static final List<String> LOGO = List.of("logo_url", "logo_size");

  /** Their names of what a frame has, and ours. */
  private static final Map<String, String> FRAME_DETAILS =
      Map.of("frame_text", "text", "frame_color", "color", "frame_text_color", "text_color");

  /** The fields of the flat form. */
  static final List<String> NAMES =
      Stream.of(
              List.of("format", "foreground_color", "background_color", "width", "margin"),
              List.of("error_correction", "dot_style", "corner_style", "gradient"),
              LOGO,
              List.of("frame_style", "frame_text", "frame_color", "frame_text_color"))
          .flatMap(List::stream)
          .toList();

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QrForAgentLook() {}

  static void take(
      ObjectNode body, Fields fields, @Nullable Fields options, Translation translation) {
    DRAWN.forEach((theirs, ours) -> {
      JsonNode value = body.path(theirs);
      if (!value.isMissingNode() && !value.isNull()) {
        translation.take(value, theirs, ours);
      }
    });
    ObjectNode style = JSON.objectNode();
    takeDots(fields.oneOf("dot_style", sorted(DOTS)), "dot_style", style, translation);
    takeCorners(fields.oneOf("corner_style", sorted(CORNERS)), style);
    takeGradient(fields, style, translation);
    takeFrame(fields, style, translation);
    for (String logo : LOGO) {
      if (hasLogo(fields, logo)) {
        translation.warn(
            logo,
            "\"%s\" is not drawn: a logo is not fetched from elsewhere. Send the picture to /api/v1/logos and name it in \"style.logo\" of the code."
                .formatted(logo));
      }
    }
    Fields nested =
        options == null ? null : options.object("style", List.of("dotShape", "gradient"));
    if (nested != null) {
      takeDots(nested.text("dotShape"), nested.path("dotShape"), style, translation);
      takeGradient(nested, style, translation);
    }
    if (!style.isEmpty()) {
      translation.put("style", style);
    }
  }

  private static List<String> sorted(Map<String, ?> names) {
    return names.keySet().stream().sorted().toList();
  }

  private static boolean hasLogo(Fields fields, String name) {
    return name.equals("logo_size") ? fields.number(name, 0, 1) != null : fields.text(name) != null;
  }

  private static void takeDots(
      @Nullable String theirs, String field, ObjectNode style, Translation translation) {
    if (theirs == null) {
      return;
    }
    String ours = DOTS.getOrDefault(theirs, MORE_DOTS.get(theirs));
    if (ours == null) {
      translation.warn(
          field,
          "There is no shape \"%s\". The code is drawn in square modules; known are square, rounded, dots, classy, classy-rounded and extra-rounded."
              .formatted(theirs));
      return;
    }
    refuseTwice(style, "module_shape", field);
    translation.name("style.module_shape", field);
    style.put("module_shape", ours);
  }

  private static void takeCorners(@Nullable String theirs, ObjectNode style) {
    List<String> shapes = theirs == null ? null : CORNERS.get(theirs);
    if (shapes != null) {
      style
          .putObject("finders")
          .put("frame_shape", shapes.getFirst())
          .put("ball_shape", shapes.getLast());
    }
  }

  /** Colours at even distances. */
  private static void takeGradient(Fields fields, ObjectNode style, Translation translation) {
    Fields gradient = fields.object("gradient", GRADIENT);
    if (gradient == null) {
      return;
    }
    String field = fields.path("gradient");
    refuseTwice(style, "gradient", field);
    String type = gradient.oneOf("type", List.of("linear", "radial"));
    BigDecimal angle = gradient.number("angle", -360, 360);
    List<String> colors = gradient.textList("colors");
    if (colors == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          gradient.path("colors"),
          "\"%s\" is missing: send 2 to 8 colours, such as [\"#667eea\", \"#764ba2\"]."
              .formatted(gradient.path("colors")));
    }
    translation.name("style.gradient", field);
    translation.name("style.gradient.stops", gradient.path("colors"));
    ObjectNode ours = style.putObject("gradient").put("type", type == null ? "linear" : type);
    if (angle != null) {
      ours.put("angle", (angle.doubleValue() + 360) % 360);
    }
    ArrayNode stops = ours.putArray("stops");
    for (int i = 0; i < colors.size(); i++) {
      translation.name(
          "style.gradient.stops[%d].color".formatted(i), gradient.path("colors") + "[" + i + "]");
      double offset = colors.size() == 1 ? 0 : (double) i / (colors.size() - 1);
      stops.addObject().put("offset", offset).put("color", colors.get(i));
    }
  }

  private static void takeFrame(Fields fields, ObjectNode style, Translation translation) {
    String theirs =
        fields.oneOf(
            "frame_style", Stream.concat(Stream.of(NO_FRAME), sorted(FRAMES).stream()).toList());
    ObjectNode details = JSON.objectNode();
    FRAME_DETAILS.forEach((name, ours) -> {
      String value = fields.text(name);
      if (value != null) {
        translation.name("style.frame." + ours, name);
        // Also where no frame is drawn: what is wrong is not passed over in silence.
        details.put(
            ours,
            name.equals("frame_text")
                ? DesignForm.frameText(value, fields.path(name))
                : ImageParameters.color(value, fields.path(name)));
      }
    });
    if (NO_FRAME.equals(theirs)) {
      style.putNull("frame");
    } else if (theirs != null) {
      translation.name("style.frame.shape", "frame_style");
      style.set("frame", details.put("shape", FRAMES.get(theirs)));
    } else if (!details.isEmpty()) {
      for (String name : List.of("frame_text", "frame_color", "frame_text_color")) {
        if (fields.text(name) != null) {
          translation.warn(
              name, "\"%s\" is for a frame. Send \"frame_style\" with it.".formatted(name));
        }
      }
    }
  }

  private static void refuseTwice(ObjectNode style, String ours, String field) {
    if (style.has(ours)) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          field,
          "\"%s\" is said twice, in the flat form and within \"options\". Send one of them."
              .formatted(field));
    }
  }
}
