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
 * Spells out what is short in the files: {@code x-scope} becomes the security of an operation,
 * {@code x-problems} a response for each status, whose codes, statuses and titles are those of
 * {@link ProblemCode}, and shared responses stand where they are referred to.
 */
final class ProblemResponses {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode common;
  private final JsonNode headers;
  private final CommonParts parts;

  private ProblemResponses(JsonNode common, JsonNode headers, CommonParts parts) {
    this.common = common;
    this.headers = headers;
    this.parts = parts;
  }

  /** Spells out the whole document. */
  static void spellOut(ObjectNode document) {
    var responses =
        new ProblemResponses(
            document.remove("x-problems"),
            document.remove("x-problem-headers"),
            CommonParts.takeFrom(document));
    document.set("x-problems-elsewhere", responses.common.path("elsewhere"));
    var shared = new SharedResponses((ObjectNode) document.path("components"));
    for (JsonNode path : document.path("paths")) {
      path.properties().stream()
          .filter(method -> Description.METHODS.contains(method.getKey()))
          .forEach(method -> {
            ObjectNode operation = (ObjectNode) method.getValue();
            shared.putInto(operation.withObjectProperty("responses"));
            Set<Trait> traits =
                Trait.of(method.getKey(), operation, path.path("parameters"), document);
            responses.spellOut(operation, traits);
          });
    }
    shared.remove();
  }

  private void spellOut(ObjectNode operation, Set<Trait> traits) {
    ObjectNode responses = operation.withObjectProperty("responses");
    byStatus(problems(operation, traits))
        .forEach((status, problems) -> {
          ObjectNode response = response(status, problems);
          JsonNode other = responses.get(status.toString());
          responses.set(
              status.toString(), other == null ? response : both((ObjectNode) other, response));
        });
    operation.remove("x-problems");
    parts.addTo(operation, traits);
    secure(operation);
  }

  private Set<ProblemCode> problems(ObjectNode operation, Set<Trait> traits) {
    List<JsonNode> lists = new ArrayList<>();
    lists.add(operation.path("x-problems"));
    traits.forEach(trait -> lists.add(common.path(trait.label())));
    Set<ProblemCode> problems = EnumSet.noneOf(ProblemCode.class);
    lists.forEach(list ->
        list.forEach(
            code -> problems.add(ProblemCode.valueOf(code.asText().toUpperCase(Locale.ROOT)))));
    return problems;
  }

  /** An answer that is no problem beside problems with its status; the media type tells which. */
  private static ObjectNode both(ObjectNode other, ObjectNode problems) {
    ObjectNode both = other.deepCopy();
    both.put(
        "description",
        other.path("description").asText() + "\n\n" + problems.path("description").asText());
    both.withObjectProperty("content").set(PROBLEM, problems.path("content").path(PROBLEM));
    problems
        .path("headers")
        .properties()
        .forEach(header -> {
          JsonNode before =
              both.withObjectProperty("headers").replace(header.getKey(), header.getValue());
          if (before != null) {
            throw new IllegalStateException("Two answers have the header " + header.getKey());
          }
        });
    return both;
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
    problems.stream()
        .map(problem -> headers.path(problem.label()))
        .filter(ObjectNode.class::isInstance)
        .forEach(own -> response.withObjectProperty("headers").setAll((ObjectNode) own));
    ObjectNode media = response.putObject("content").putObject(PROBLEM);
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
