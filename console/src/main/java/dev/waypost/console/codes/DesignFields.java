package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.json.MergePatch;
import dev.waypost.console.http.Form;
import java.util.List;

/** Reads the form of a design: what is not chosen is taken away. */
final class DesignFields {
  /** What stands beside a design in a style and is no part of it. */
  private static final List<String> BESIDE = List.of("size", "format", "forced", "version");

  private DesignFields() {}

  /** What the form changes, as a merge patch (RFC 7396). */
  static ObjectNode read(Form form) {
    ObjectNode style = CodeForm.style(form);
    nullUnless(style, "gradient", "type", form);
    nullUnless(style, "logo", "logo", form);
    nullUnless(style, "frame", "shape", form);
    if (form.isTicked("transparent")) {
      style.put("background_color", "transparent");
    }
    if (style.path("frame") instanceof ObjectNode frame) {
      if (!frame.has("text")) {
        frame.putNull("text");
      }
      if (!form.isTicked("frame_colors")) {
        frame.putNull("color").putNull("text_color");
      }
    }
    return style;
  }

  /** An object is there only where the choice that it hangs on is made. */
  private static void nullUnless(ObjectNode style, String name, String choice, Form form) {
    JsonNode part = style.path(name);
    if (form.has("style." + name + "." + choice) && part.path(choice).asText().isEmpty()) {
      style.putNull(name);
    }
  }

  /** The style that the form makes of the one that it began with. */
  static ObjectNode applied(JsonNode begun, ObjectNode changes) {
    ObjectNode style = begun.isObject() ? begun.deepCopy() : JsonNodeFactory.instance.objectNode();
    MergePatch.apply(style, changes);
    return style;
  }

  /** What a style says of the look alone, as a theme takes it. */
  static ObjectNode design(ObjectNode style) {
    return style.deepCopy().without(BESIDE);
  }

  /** The merge patch that makes a code's style look like another one. */
  static ObjectNode patch(JsonNode present, ObjectNode wanted) {
    ObjectNode patch = wanted.deepCopy();
    present
        .properties()
        .forEach(member -> {
          String name = member.getKey();
          JsonNode other = wanted.path(name);
          if (other.isMissingNode()) {
            if (!BESIDE.contains(name)) {
              patch.putNull(name);
            }
          } else if (other instanceof ObjectNode object && member.getValue().isObject()) {
            patch.set(name, patch(member.getValue(), object));
          }
        });
    return patch.remove(List.of("forced", "version"));
  }
}
