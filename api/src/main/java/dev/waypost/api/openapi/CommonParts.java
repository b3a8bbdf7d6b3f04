package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Adds what operations of a {@link Trait} have in common and the frame says once: parameters, and
 * headers of their answers.
 */
final class CommonParts {
  private final JsonNode parameters;
  private final JsonNode headers;

  private CommonParts(JsonNode parameters, JsonNode headers) {
    this.parameters = parameters;
    this.headers = headers;
  }

  /** Takes the common parts out of the frame. */
  static CommonParts takeFrom(ObjectNode document) {
    return new CommonParts(document.remove("x-parameters"), document.remove("x-answer-headers"));
  }

  /** Adds to an operation whose responses are spelled out. */
  void addTo(ObjectNode operation, Set<Trait> traits) {
    for (Trait trait : traits) {
      parameters
          .path(trait.label())
          .forEach(parameter -> operation.withArray("/parameters").add(parameter));
      JsonNode common = headers.path(trait.label());
      if (!common.isEmpty()) {
        operation
            .path("responses")
            .forEach(response ->
                ((ObjectNode) response).withObjectProperty("headers").setAll((ObjectNode) common));
      }
    }
  }
}
