package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an operation has in common with others, by which the frame adds to it. */
enum Trait {
  /** It is an operation. */
  ALWAYS,
  /** It needs a key. */
  WITH_KEY,
  /** It is a POST that needs a key, so it may be repeated with an Idempotency-Key. */
  REPEATABLE,
  /** It has query parameters. */
  WITH_PARAMETERS,
  /** It takes a body of JSON. */
  WITH_BODY;

  /**
   * The traits of an operation.
   *
   * @param method in lower case
   * @param shared the parameters of its path
   */
  static Set<Trait> of(String method, JsonNode operation, JsonNode shared, ObjectNode document) {
    Set<Trait> traits = EnumSet.of(ALWAYS);
    if (operation.has("x-scope")) {
      traits.add(WITH_KEY);
      if (method.equals("post")) {
        traits.add(REPEATABLE);
      }
    }
    if (operation.path("requestBody").path("content").has("application/json")) {
      traits.add(WITH_BODY);
    }
    if (hasQuery(operation.path("parameters"), document) || hasQuery(shared, document)) {
      traits.add(WITH_PARAMETERS);
    }
    return traits;
  }

  private static boolean hasQuery(JsonNode parameters, ObjectNode document) {
    return parameters
        .valueStream()
        .map(parameter ->
            parameter.has("$ref")
                ? document.at(parameter.path("$ref").asText().substring(1))
                : parameter)
        .anyMatch(parameter -> parameter.path("in").asText().equals("query"));
  }

  /** Its name in the frame. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
