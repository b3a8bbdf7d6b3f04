package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of other services that would change what a scan gets, and that Waypost does not have. */
final class Unavailable {
  private Unavailable() {}

  /**
   * The body without these fields, where they ask for nothing: null, false, or an empty list.
   *
   * @param fields what each is for, in words that go with "does not have"
   * @throws ProblemException naming the first that asks for something
   */
  static ObjectNode removed(ObjectNode body, Map<String, String> fields) {
    ObjectNode rest = body.deepCopy();
    for (String name : fields.keySet()) {
      JsonNode value = rest.remove(name);
      if (value != null && asks(value)) {
        throw refusal(name, fields.getOrDefault(name, name));
      }
    }
    return rest;
  }

  private static boolean asks(JsonNode value) {
    boolean nothing =
        value.isNull()
            || (value.isBoolean() && !value.booleanValue())
            || (value.isArray() && value.isEmpty());
    return !nothing;
  }

  /** The refusal of a field. */
  static ProblemException refusal(@Nullable String field, String what) {
    return new ProblemException(
        ProblemCode.NOT_AVAILABLE,
        field,
        "Waypost does not have %s yet, so nothing was changed. Leave \"%s\" out to go without."
            .formatted(what, field));
  }
}
