package dev.waypost.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes of objects (RFC 7396, section 2): null takes a member away, objects are merged. */
public final class MergePatch {
  private MergePatch() {}

  /**
   * Changes an object.
   *
   * @param target is changed in place
   */
  public static void apply(ObjectNode target, ObjectNode patch) {
    for (var member : patch.properties()) {
      JsonNode value = member.getValue();
      if (value.isNull()) {
        target.remove(member.getKey());
      } else if (value instanceof ObjectNode object) {
        ObjectNode inner =
            target.get(member.getKey()) instanceof ObjectNode present
                ? present
                : target.putObject(member.getKey());
        apply(inner, object);
      } else {
        target.set(member.getKey(), value);
      }
    }
  }
}
