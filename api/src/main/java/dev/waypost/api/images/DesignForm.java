package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.StyleDesign.Finder;
import dev.waypost.api.images.StyleDesign.FrameChoice;
import dev.waypost.api.images.StyleDesign.LogoChoice;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.MergePatch;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.OneLine;
import dev.waypost.render.Color;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Frame;
import dev.waypost.render.FrameShape;
import dev.waypost.render.Gradient;
import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.ModuleShape;
import dev.waypost.render.Paint;
import dev.waypost.render.scene.SignFont;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How designs are written in the API: shapes, gradients, finder patterns, logo and frame. */
public final class DesignForm {
  /** The fields of a style that make its design. */
  public static final List<String> NAMES =
      List.of("module_shape", "gradient", "background_gradient", "finders", "logo", "frame");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> GRADIENT = List.of("type", "angle", "stops");
  private static final List<String> STOP = List.of("offset", "color");
  private static final List<String> FINDER =
      List.of("frame_shape", "ball_shape", "frame_fill", "ball_fill");
  private static final List<String> FINDERS =
      List.of(
          "frame_shape",
          "ball_shape",
          "frame_fill",
          "ball_fill",
          "top_left",
          "top_right",
          "bottom_left");
  private static final List<String> LOGO = List.of("logo", "size", "margin", "cutout");
  private static final List<String> FRAME = List.of("shape", "text", "color", "text_color");

  /** A fifth of the width and a module around it: seen well, and restored with room to spare. */
  private static final double LOGO_SIZE = 0.2;

  private static final double LOGO_MARGIN = 1;

  private DesignForm() {}

  /**
   * The design after a change, in the form in which it is kept.
   *
   * @param current the design as it is kept
   * @param style the fields of a style that say what shall change
   * @throws ProblemException where a value is not allowed
   */
  public static Map<String, @Nullable Object> changed(
      Map<String, @Nullable Object> current, Fields style) {
    ObjectNode change = style.only(NAMES);
    if (change.isEmpty()) {
      return current;
    }
    checkNames(style);
    ObjectNode merged = json(current);
    MergePatch.apply(merged, change);
    return Trees.members(kept(read(merged, style.path(""))));
  }

  /**
   * Refuses names that there are not, also of what is null: a change that clears what never was is
   * a mistyped one.
   *
   * @throws ProblemException naming the first
   */
  public static void checkNames(Fields style) {
    Fields finders = style.object("finders", FINDERS);
    if (finders != null) {
      checkFills(finders);
      for (String corner : List.of("top_left", "top_right", "bottom_left")) {
        Fields fields = finders.object(corner, FINDER);
        if (fields != null) {
          checkFills(fields);
        }
      }
    }
    for (String name : List.of("gradient", "background_gradient")) {
      Fields _ = style.object(name, GRADIENT);
    }
    Fields _ = style.object("logo", LOGO);
    Fields _ = style.object("frame", FRAME);
  }

  private static void checkFills(Fields finder) {
    for (String name : List.of("frame_fill", "ball_fill")) {
      if (finder.isObject(name)) {
        Fields _ = finder.object(name, GRADIENT);
      }
    }
  }

  /** What a design that is kept says. */
  static StyleDesign read(Map<String, @Nullable Object> kept) {
    // Most codes, which are made ten thousand in a call.
    return kept.isEmpty() ? StyleDesign.PLAIN : read(json(kept), "style.");
  }

  private static ObjectNode json(Map<String, @Nullable Object> tree) {
    return (ObjectNode) Trees.json(tree);
  }

  private static StyleDesign read(ObjectNode node, String path) {
    Fields fields = Fields.within(path, node, NAMES);
    Fields finders = fields.object("finders", FINDERS);
    ModuleShape modules = shape(fields, "module_shape", ModuleShape.values());
    return new StyleDesign(
        modules == null ? ModuleShape.SQUARE : modules,
        gradient(fields, "gradient"),
        gradient(fields, "background_gradient"),
        finders == null ? Finder.NONE : finder(finders),
        corner(finders, "top_left"),
        corner(finders, "top_right"),
        corner(finders, "bottom_left"),
        logo(fields.object("logo", LOGO)),
        frame(fields.object("frame", FRAME)));
  }

  private static Finder corner(@Nullable Fields finders, String name) {
    Fields corner = finders == null ? null : finders.object(name, FINDER);
    return corner == null ? Finder.NONE : finder(corner);
  }

  private static Finder finder(Fields fields) {
    return new Finder(
        shape(fields, "frame_shape", FinderFrameShape.values()),
        shape(fields, "ball_shape", FinderBallShape.values()),
        paint(fields, "frame_fill"),
        paint(fields, "ball_fill"));
  }

  private static @Nullable LogoChoice logo(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    BigDecimal size = fields.number("size", Logo.SMALLEST_SIZE, Logo.LARGEST_SIZE);
    BigDecimal margin = fields.number("margin", 0, Logo.LARGEST_MARGIN_MODULES);
    LogoCutout cutout = shape(fields, "cutout", LogoCutout.values());
    return new LogoChoice(
        fields.requiredText("logo"),
        size == null ? LOGO_SIZE : size.doubleValue(),
        margin == null ? LOGO_MARGIN : margin.doubleValue(),
        cutout == null ? LogoCutout.SQUARE : cutout);
  }

  private static @Nullable FrameChoice frame(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    FrameShape shape = shape(fields, "shape", FrameShape.values());
    if (shape == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          fields.path("shape"),
          "A frame needs its \"shape\": one of " + names(FrameShape.values()) + ".");
    }
    String text = fields.text("text");
    return new FrameChoice(
        shape,
        text == null ? "" : frameText(text, fields.path("text")),
        color(fields, "color"),
        color(fields, "text_color"));
  }

  /**
   * The text of a frame as it is drawn.
   *
   * @param path of its field
   * @throws ProblemException where it is too long, has several lines or signs that are not drawn
   */
  public static String frameText(String text, String path) {
    OneLine.check(path, text, Frame.MOST_CHARS);
    int missing = SignFont.firstMissing(text);
    if (missing >= 0) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          path,
          "\"%s\" contains \"%s\" (U+%04X), which the font of frames has no sign for. It has Latin, Greek, Cyrillic and Hebrew letters, digits and punctuation."
              .formatted(path, Character.toString(missing), missing));
    }
    return text.strip();
  }

  private static @Nullable Paint paint(Fields fields, String name) {
    return fields.isObject(name) ? gradient(fields, name) : color(fields, name);
  }

  private static @Nullable Color color(Fields fields, String name) {
    String text = fields.text(name);
    return text == null ? null : Color.parse(ImageParameters.color(text, fields.path(name)));
  }

  private static @Nullable Gradient gradient(Fields parent, String name) {
    Fields fields = parent.object(name, GRADIENT);
    if (fields == null) {
      return null;
    }
    Gradient.Kind kind = shape(fields, "type", Gradient.Kind.values());
    BigDecimal angle = fields.number("angle", 0, 360);
    List<Fields> stops = fields.objects("stops", STOP, Gradient.MOST_STOPS);
    if (stops == null || stops.size() < 2) {
      throw new ProblemException(
          stops == null ? ProblemCode.MISSING_FIELD : ProblemCode.INVALID_VALUE,
          fields.path("stops"),
          "A gradient needs 2 to %d \"stops\", such as [{\"offset\":0,\"color\":\"#0b6b4f\"},{\"offset\":1,\"color\":\"#1b4f9c\"}]."
              .formatted(Gradient.MOST_STOPS));
    }
    List<Gradient.Stop> read = new ArrayList<>();
    double last = 0;
    for (Fields stop : stops) {
      last = offset(stop, last);
      String color = stop.requiredText("color");
      read.add(
          new Gradient.Stop(last, Color.parse(ImageParameters.color(color, stop.path("color")))));
    }
    return new Gradient(
        kind == null ? Gradient.Kind.LINEAR : kind, angle == null ? 0 : angle.doubleValue(), read);
  }

  private static double offset(Fields stop, double last) {
    BigDecimal offset = stop.number("offset", 0, 1);
    if (offset == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          stop.path("offset"),
          "\"%s\" is missing: where the colour stands, from 0 at the beginning to 1 at the end."
              .formatted(stop.path("offset")));
    }
    if (offset.doubleValue() < last) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          stop.path("offset"),
          "\"%s\" is %s, and the stop before it is at %s. Write the stops by growing offset."
              .formatted(stop.path("offset"), offset.toPlainString(), last));
    }
    return offset.doubleValue();
  }

  private static <E extends Enum<E>> @Nullable E shape(Fields fields, String name, E[] values) {
    String text = fields.oneOf(name, EnumNames.all(values));
    return text == null ? null : EnumNames.of(text, values);
  }

  private static <E extends Enum<E>> String names(E[] values) {
    return String.join(", ", EnumNames.all(values));
  }

  /** All fields, as they are answered: null and plain values, too. */
  public static ObjectNode shown(Map<String, @Nullable Object> kept) {
    StyleDesign design = read(kept);
    ObjectNode node = kept(design);
    ObjectNode shown = JSON.objectNode();
    shown.put("module_shape", EnumNames.name(design.modules()));
    for (String name : NAMES.subList(1, NAMES.size())) {
      shown.set(name, node.path(name).isMissingNode() ? JSON.nullNode() : node.get(name));
    }
    return shown;
  }

  /** What is kept of a design: no field that is plain. */
  private static ObjectNode kept(StyleDesign design) {
    ObjectNode node = JSON.objectNode();
    if (design.modules() != ModuleShape.SQUARE) {
      node.put("module_shape", EnumNames.name(design.modules()));
    }
    put(node, "gradient", design.gradient());
    put(node, "background_gradient", design.backgroundGradient());
    ObjectNode finders = node(design.finders());
    putUnlessEmpty(finders, "top_left", node(design.topLeft()));
    putUnlessEmpty(finders, "top_right", node(design.topRight()));
    putUnlessEmpty(finders, "bottom_left", node(design.bottomLeft()));
    putUnlessEmpty(node, "finders", finders);
    LogoChoice logo = design.logo();
    if (logo != null) {
      node.putObject("logo")
          .put("logo", logo.id())
          .put("size", logo.size())
          .put("margin", logo.margin())
          .put("cutout", EnumNames.name(logo.cutout()));
    }
    FrameChoice frame = design.frame();
    if (frame != null) {
      ObjectNode framed = node.putObject("frame");
      framed.put("shape", EnumNames.name(frame.shape())).put("text", frame.text());
      put(framed, "color", frame.color());
      put(framed, "text_color", frame.textColor());
    }
    return node;
  }

  private static ObjectNode node(Finder finder) {
    ObjectNode node = JSON.objectNode();
    if (finder.frameShape() != null) {
      node.put("frame_shape", EnumNames.name(finder.frameShape()));
    }
    if (finder.ballShape() != null) {
      node.put("ball_shape", EnumNames.name(finder.ballShape()));
    }
    put(node, "frame_fill", finder.frameFill());
    put(node, "ball_fill", finder.ballFill());
    return node;
  }

  private static void putUnlessEmpty(ObjectNode node, String name, ObjectNode value) {
    if (!value.isEmpty()) {
      node.set(name, value);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Paint paint) {
    switch (paint) {
      case null -> {}
      case Color color -> node.put(name, color.hex());
      case Gradient gradient -> {
        ObjectNode shown = node.putObject(name);
        shown.put("type", EnumNames.name(gradient.kind()));
        if (gradient.kind() == Gradient.Kind.LINEAR) {
          shown.put("angle", gradient.angleDegrees());
        }
        ArrayNode stops = shown.putArray("stops");
        for (Gradient.Stop stop : gradient.stops()) {
          stops.addObject().put("offset", stop.offset()).put("color", stop.color().hex());
        }
      }
    }
  }
}
