package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.MergePatch;
import dev.waypost.codes.ImageStyle;
import dev.waypost.render.Color;
import dev.waypost.render.Logo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest change that makes a design one that can be scanned: each of some changes
 * alone, from those that are hardly seen to those that are, and then more and more of them
 * together.
 */
final class NearestChange {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> CORNERS = List.of("top_left", "top_right", "bottom_left");
  private static final double LOGO_STEP = 0.02;
  private static final double[] DARKENED = {0.4, 0.7, 1};

  private final ImageStyle style;
  private final StyleDesign design;
  private final Predicate<ImageStyle> passes;

  /**
   * Changes of a style.
   *
   * @param passes whether a changed one can be scanned
   */
  NearestChange(ImageStyle style, Predicate<ImageStyle> passes) {
    this.style = style;
    this.design = DesignForm.read(style.design());
    this.passes = passes;
  }

  /** The fields of a style that must change, or null where none of the changes helps. */
  @Nullable ObjectNode find() {
    List<ObjectNode> changes = changes();
    for (ObjectNode change : changes) {
      if (passes.test(changed(change))) {
        return change;
      }
    }
    ObjectNode all = JSON.objectNode();
    for (ObjectNode change : changes) {
      MergePatch.apply(all, change.deepCopy());
      if (passes.test(changed(all))) {
        return all;
      }
    }
    return null;
  }

  private List<ObjectNode> changes() {
    List<ObjectNode> changes = new ArrayList<>();
    if (style.margin() < 4) {
      changes.add(JSON.objectNode().put("margin", 4));
    }
    addFinders(changes);
    addColors(changes);
    addLogo(changes);
    addModules(changes);
    return changes;
  }

  private void addFinders(List<ObjectNode> changes) {
    if (!(style.design().get("finders") instanceof Map<?, ?> kept)) {
      return;
    }
    List<String> corners = CORNERS.stream().filter(kept::containsKey).toList();
    changes.add(finders(corners, "ball_shape", false));
    changes.add(finders(corners, "frame_shape", false));
    changes.add(finders(corners, "ball_fill", true));
    changes.add(finders(corners, "frame_fill", true));
    ObjectNode plain = JSON.objectNode();
    plain.putNull("finders");
    changes.add(plain);
  }

  /** In all corners, of which some have a say of their own. */
  private static ObjectNode finders(List<String> corners, String field, boolean plain) {
    ObjectNode change = JSON.objectNode();
    ObjectNode finders = change.putObject("finders");
    List<ObjectNode> places = new ArrayList<>(List.of(finders));
    for (String corner : corners) {
      places.add(finders.putObject(corner));
    }
    for (ObjectNode place : places) {
      if (plain) {
        place.putNull(field);
      } else {
        place.put(field, "square");
      }
    }
    return change;
  }

  private void addColors(List<ObjectNode> changes) {
    Color foreground = Color.parse(style.foregroundColor());
    for (double share : DARKENED) {
      changes.add(JSON.objectNode().put("foreground_color", darkened(foreground, share).hex()));
    }
    if (design.gradient() != null) {
      changes.add(JSON.objectNode().putNull("gradient"));
    }
    ObjectNode white = JSON.objectNode().put("background_color", "#ffffff");
    if (design.backgroundGradient() != null) {
      white.putNull("background_gradient");
    }
    changes.add(white);
  }

  private static Color darkened(Color color, double share) {
    return new Color(
        (int) (color.red() * (1 - share)),
        (int) (color.green() * (1 - share)),
        (int) (color.blue() * (1 - share)));
  }

  private void addLogo(List<ObjectNode> changes) {
    if (design.logo() == null) {
      return;
    }
    ObjectNode narrow = JSON.objectNode();
    narrow.putObject("logo").put("margin", 0);
    changes.add(narrow);
    for (double size = Math.floor(design.logo().size() / LOGO_STEP) * LOGO_STEP;
        size >= Logo.SMALLEST_SIZE;
        size -= LOGO_STEP) {
      ObjectNode smaller = JSON.objectNode();
      smaller.putObject("logo").put("size", ProofJson.rounded(size));
      changes.add(smaller);
    }
  }

  private void addModules(List<ObjectNode> changes) {
    if (style.design().containsKey("module_shape")) {
      changes.add(JSON.objectNode().put("module_shape", "rounded"));
      changes.add(JSON.objectNode().put("module_shape", "square"));
    }
  }

  private ImageStyle changed(ObjectNode change) {
    String foreground = change.path("foreground_color").asText(style.foregroundColor());
    String background = change.path("background_color").asText(style.backgroundColor());
    return new ImageStyle(
        foreground,
        background,
        style.errorCorrection(),
        change.path("margin").asInt(style.margin()),
        style.size(),
        style.format(),
        DesignForm.changed(
            style.design(),
            Fields.within("style.", change.deepCopy().retain(DesignForm.NAMES), DesignForm.NAMES)),
        false);
  }
}
