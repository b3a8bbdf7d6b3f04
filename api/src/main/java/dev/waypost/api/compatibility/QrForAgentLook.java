package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.json.Fields;
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

  private static final List<String> DOTS = List.of("square", "rounded", "dots", "classy-rounded");
  private static final List<String> CORNERS = List.of("square", "extra-rounded", "dot");
  private static final List<String> FRAMES =
      List.of("none", "banner_bottom", "banner_top", "rounded");
  private static final List<String> GRADIENT = List.of("type", "colors", "angle");
  private static final List<String> LOGO = List.of("logo_url", "logo_size");
  private static final List<String> FRAME_DETAILS =
      List.of("frame_text", "frame_color", "frame_text_color");

  /** The fields of the flat form. */
  static final List<String> NAMES =
      Stream.of(
              List.of("format", "foreground_color", "background_color", "width", "margin"),
              List.of("error_correction", "dot_style", "corner_style", "gradient"),
              LOGO,
              List.of("frame_style"),
              FRAME_DETAILS)
          .flatMap(List::stream)
          .toList();

  private QrForAgentLook() {}

  static void take(
      ObjectNode body, Fields fields, @Nullable Fields options, Translation translation) {
    DRAWN.forEach((theirs, ours) -> {
      JsonNode value = body.path(theirs);
      if (!value.isMissingNode() && !value.isNull()) {
        translation.take(value, theirs, ours);
      }
    });
    String dots = fields.oneOf("dot_style", DOTS);
    warnUnless("square", dots, "dot_style", translation, "The code is drawn in square modules.");
    String corners = fields.oneOf("corner_style", CORNERS);
    warnUnless("square", corners, "corner_style", translation, "The corners are drawn square.");
    String frame = fields.oneOf("frame_style", FRAMES);
    warnUnless("none", frame, "frame_style", translation, "The code is drawn without a frame.");
    for (String detail : FRAME_DETAILS) {
      if (fields.text(detail) != null) {
        warn(detail, translation, "The code is drawn without a frame.");
      }
    }
    for (String logo : LOGO) {
      if (hasLogo(fields, logo)) {
        warn(logo, translation, "The code is drawn without a logo.");
      }
    }
    gradient(fields, translation);
    Fields style =
        options == null ? null : options.object("style", List.of("dotShape", "gradient"));
    if (style != null) {
      warnUnless(
          "square",
          style.text("dotShape"),
          style.path("dotShape"),
          translation,
          "The code is drawn in square modules.");
      gradient(style, translation);
    }
  }

  private static boolean hasLogo(Fields fields, String name) {
    return name.equals("logo_size") ? fields.number(name, 0, 1) != null : fields.text(name) != null;
  }

  private static void gradient(Fields fields, Translation translation) {
    Fields gradient = fields.object("gradient", GRADIENT);
    if (gradient != null) {
      String _ = gradient.oneOf("type", List.of("linear", "radial"));
      List<String> _ = gradient.textList("colors");
      var _ = gradient.number("angle", -360, 360);
      warn(fields.path("gradient"), translation, "The code is drawn in its foreground colour.");
    }
  }

  private static void warnUnless(
      String plain,
      @Nullable String wanted,
      String field,
      Translation translation,
      String instead) {
    if (wanted != null && !wanted.equals(plain)) {
      warn(field, translation, instead);
    }
  }

  private static void warn(String field, Translation translation, String instead) {
    translation.warn(field, "\"" + field + "\" is not drawn yet. " + instead);
  }
}
