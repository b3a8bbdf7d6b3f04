package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;

/** One of many codes that are asked for together. */
public sealed interface Item {

  /**
   * What shall be made or changed.
   *
   * @param fields as the body of a call for this code alone has them
   */
  record Wanted(ObjectNode fields) implements Item {}

  /**
   * It can't be read.
   *
   * @param reason why
   */
  record Unreadable(ProblemException reason) implements Item {}

  /** What a list holds at one place, with the fields that it gets unless it has its own. */
  static Item of(JsonNode node, ObjectNode defaults) {
    if (!(node instanceof ObjectNode own)) {
      return new Unreadable(
          new ProblemException(ProblemCode.WRONG_TYPE, null, "Each code must be an object."));
    }
    ObjectNode merged = defaults.deepCopy();
    merged.setAll(own);
    return new Wanted(merged);
  }
}
