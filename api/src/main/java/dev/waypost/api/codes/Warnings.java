package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.codes.Warning;
import java.util.List;

/** Warnings as the API shows them. */
public final class Warnings {
  private Warnings() {}

  /** All of these. */
  public static ArrayNode json(List<Warning> warnings) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(warnings.size());
    for (Warning warning : warnings) {
      list.addObject().put("field", warning.field()).put("message", warning.message());
    }
    return list;
  }
}
