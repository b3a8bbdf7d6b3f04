package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Spells out what is short in the files: {@code x-scope} becomes the security of an operation, and
 * {@code x-problems} a response for each status, whose codes, statuses and titles are those of
 * {@link ProblemCode}.
 */
final class ProblemResponses {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode common;
  private final JsonNode headers;

  private ProblemResponses(JsonNode common, JsonNode headers) {
    this.common = common;
    this.headers = headers;
  }

  /** Spells out the whole document. */
  static void spellOut(ObjectNode document) {
    var responses =
        new ProblemResponses(document.remove("x-problems"), document.remove("x-problem-headers"));
    document.set("x-problems-elsewhere", responses.common.path("elsewhere"));
    for (JsonNode path : document.path("paths")) {
      JsonNode shared = path.path("parameters");
      path.properties().stream()
          .filter(method -> Description.METHODS.contains(method.getKey()))
          .forEach(method -> responses.spellOut((ObjectNode) method.getValue(), shared, document));
    }
  }

  private void spellOut(ObjectNode operation, JsonNode shared, ObjectNode document) {
    ObjectNode responses = operation.withObjectProperty("responses");
    byStatus(problems(operation, shared, document))
        .forEach((status, problems) -> {
          JsonNode before = responses.replace(status.toString(), response(status, problems));
          if (before != null) {
            throw new IllegalStateException(
                operation.path("operationId").textValue()
                    + " has problems with the status "
                    + status
                    + " and another answer with it. Give one of them another status.");
          }
        });
    operation.remove("x-problems");
    secure(operation);
  }

  private Set<ProblemCode> problems(ObjectNode operation, JsonNode shared, ObjectNode document) {
    List<JsonNode> lists = new ArrayList<>();
    lists.add(operation.path("x-problems"));
    lists.add(common.path("always"));
    if (operation.has("x-scope")) {
      lists.add(common.path("with_key"));
    }
    if (operation.has("requestBody")) {
      lists.add(common.path("with_body"));
    }
    if (hasQuery(operation.path("parameters"), document) || hasQuery(shared, document)) {
      lists.add(common.path("with_parameters"));
    }
    Set<ProblemCode> problems = EnumSet.noneOf(ProblemCode.class);
    lists.forEach(list ->
        list.forEach(
            code -> problems.add(ProblemCode.valueOf(code.asText().toUpperCase(Locale.ROOT)))));
    return problems;
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

  private static Map<Integer, List<ProblemCode>> byStatus(Set<ProblemCode> problems) {
    return problems.stream()
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
  }

  private ObjectNode response(int status, List<ProblemCode> problems) {
    ObjectNode response = JSON.objectNode();
    response.put(
        "description",
        problems.stream()
            .map(problem -> "`" + problem.label() + "`: " + problem.title() + ".")
            .collect(Collectors.joining("\n\n")));
    if (headers.has(Integer.toString(status))) {
      response.set("headers", headers.path(Integer.toString(status)));
    }
    ObjectNode media = response.putObject("content").putObject("application/problem+json");
    ObjectNode schema = media.putObject("schema");
    schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/Problem");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("status").put("description", "The HTTP status.").put("const", status);
    ObjectNode code =
        properties
            .putObject("code")
            .put("description", "The stable name of the problem, for programs.");
    problems.forEach(problem -> code.withArray("enum").add(problem.label()));
    media.set("example", Problems.json(new ProblemException(problems.getFirst(), null, null)));
    return response;
  }

  /** The scope is told in words, too, for OpenAPI has no place for those of a key. */
  private static void secure(ObjectNode operation) {
    var security = operation.putArray("security");
    if (operation.has("x-scope")) {
      security.addObject().putArray("bearer");
      security.addObject().putArray("header");
      operation.put(
          "description",
          operation.path("description").asText()
              + "\n\nNeeds a key with the scope `"
              + operation.path("x-scope").asText()
              + "`.");
    }
  }
}
