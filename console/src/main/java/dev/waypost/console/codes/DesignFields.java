package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.console.http.Form;

/** Reads the form of a design: what is not chosen is taken away. */
final class DesignFields {
  private DesignFields() {}

  static ObjectNode read(Form form) {
    ObjectNode style = CodeForm.style(form);
    nullUnless(style, "gradient", "type", form);
    nullUnless(style, "logo", "logo", form);
    nullUnless(style, "frame", "shape", form);
    if (style.path("background_color").asText().isEmpty() && form.isTicked("transparent")) {
      style.put("background_color", "transparent");
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
}
