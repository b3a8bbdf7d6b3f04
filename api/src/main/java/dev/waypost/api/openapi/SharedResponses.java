package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * The responses that several operations refer to. Each operation gets its own copy, because what
 * comes with the answer differs from one to the next.
 */
final class SharedResponses {
  private static final String PREFIX = "#/components/responses/";

  private final ObjectNode components;
  private final JsonNode responses;
  private final Set<String> unused = new TreeSet<>();

  SharedResponses(ObjectNode components) {
    this.components = components;
    this.responses = components.path("responses");
    responses.fieldNames().forEachRemaining(unused::add);
  }

  /** Replaces references by copies. */
  void putInto(ObjectNode ofOperation) {
    for (var response : ofOperation.properties()) {
      String reference = response.getValue().path("$ref").asText();
      if (!reference.isEmpty()) {
        String name = reference.substring(PREFIX.length());
        response.setValue(responses.required(name).deepCopy());
        unused.remove(name);
      }
    }
  }

  /**
   * Removes the originals.
   *
   * @throws IllegalStateException where nothing referred to one
   */
  void remove() {
    if (!unused.isEmpty()) {
      throw new IllegalStateException("Responses that no operation refers to: " + unused);
    }
    components.remove("responses");
  }
}
