package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What we ask of the description beyond being valid: a linter of our own rules. */
class DescriptionStyleTest {
  private final ApiDescription description = ApiDescription.get();
  private final JsonNode document = description.document();
  private final List<String> faults = new ArrayList<>();

  @Test
  void everyOperationHasAUniqueIdASummaryADescriptionAndOneKnownTag() {
    Set<String> ids = new HashSet<>();
    Set<String> tags = new HashSet<>();
    document
        .path("tags")
        .forEach(tag -> {
          require(tags.add(tag.path("name").asText()), "two tags are named " + tag.path("name"));
          require(!tag.path("description").asText().isEmpty(), tag + " has no description");
        });
    Set<String> used = new HashSet<>();
    for (DescribedOperation operation : description.operations()) {
      JsonNode node = operation.node();
      require(
          operation.id().matches("[a-z]+([A-Z][a-z]+)*"), operation.id() + " is not camel case");
      require(ids.add(operation.id()), "two operations are named " + operation.id());
      require(!node.path("summary").asText().isEmpty(), operation.id() + " has no summary");
      require(
          !node.path("summary").asText().endsWith("."),
          operation.id() + ": summary ends with a point");
      require(!node.path("description").asText().isEmpty(), operation.id() + " has no description");
      require(node.path("tags").size() == 1, operation.id() + " has not one tag");
      require(tags.contains(node.at("/tags/0").asText()), operation.id() + " has an unknown tag");
      used.add(node.at("/tags/0").asText());
    }
    assertThat(used).isEqualTo(tags);
    assertThat(faults).isEmpty();
  }

  @Test
  void theParametersOfAPathAreThoseOfItsOperations() {
    for (DescribedOperation operation : description.operations()) {
      Set<String> inPath = new TreeSet<>();
      var names = Pattern.compile("\\{([a-z_]+)}").matcher(operation.path());
      while (names.find()) {
        inPath.add(names.group(1));
      }
      Set<String> described = new TreeSet<>();
      Set<String> all = new HashSet<>();
      for (JsonNode parameter : operation.parameters()) {
        String name = parameter.path("name").asText();
        require(all.add(name), operation.id() + " has " + name + " twice");
        require(!parameter.path("description").asText().isEmpty(), name + " has no description");
        require(
            parameter.has("example") || parameter.path("x-not-generated").booleanValue(),
            name + " has no example");
        if (parameter.path("in").asText().equals("path")) {
          described.add(name);
          require(parameter.path("required").booleanValue(), name + " is not required");
        }
      }
      require(inPath.equals(described), operation.path() + " describes " + described);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyAnswerIsDescribedAndErrorsAreProblems() {
    for (DescribedOperation operation : description.operations()) {
      boolean succeeds = false;
      for (Map.Entry<String, JsonNode> entry : operation.node().path("responses").properties()) {
        String name = operation.id() + " " + entry.getKey();
        JsonNode response = description.resolved(entry.getValue());
        require(!response.path("description").asText().isEmpty(), name + " has no description");
        succeeds |= entry.getKey().startsWith("2");
        JsonNode content = response.path("content");
        if (entry.getKey().compareTo("400") >= 0 && !response.has("x-not-a-problem")) {
          require(
              content.size() == 1 && content.has("application/problem+json"),
              name + " is no problem");
        }
        for (var media : content.properties()) {
          JsonNode value = media.getValue();
          boolean json = media.getKey().endsWith("json");
          require(
              !json || (value.has("schema") && (value.has("example") || value.has("examples"))),
              name + " has no schema or no example");
        }
        for (var header : response.path("headers")) {
          require(described(header), name + " has a header without a description");
        }
      }
      require(succeeds, operation.id() + " never succeeds");
      JsonNode body = operation.node().path("requestBody");
      require(
          body.isMissingNode() || body.path("content").size() == 1,
          operation.id() + " does not take one kind of body");
      require(
          body.isMissingNode()
              || !body.path("content").path(operation.mediaType()).path("examples").isEmpty(),
          operation.id() + " has no example of its body");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyFieldIsDescribedAndEveryObjectIsClosed() {
    for (var schema : document.at("/components/schemas").properties()) {
      require(described(schema.getValue()), schema.getKey() + " has no description");
      walk(schema.getKey(), schema.getValue());
    }
    document
        .path("paths")
        .forEach(path -> path.findValues("schema").forEach(schema -> walk("inline", schema)));
    assertThat(faults).isEmpty();
  }

  @Test
  void everyComponentIsUsed() {
    Set<String> used = new HashSet<>();
    document.findValues("$ref").forEach(reference -> used.add(reference.asText()));
    document
        .path("components")
        .properties()
        .forEach(section -> {
          if (!section.getKey().equals("securitySchemes")) {
            section
                .getValue()
                .fieldNames()
                .forEachRemaining(name -> {
                  String reference = "#/components/" + section.getKey() + "/" + name;
                  require(used.contains(reference), reference + " is not used");
                });
          }
        });
    for (String reference : used) {
      require(!document.at(reference.substring(1)).isMissingNode(), reference + " does not exist");
    }
    assertThat(faults).isEmpty();
  }

  /** An object that others are put together from, with allOf, is closed by them. */
  private void walk(String name, JsonNode schema) {
    for (var property : schema.path("properties").properties()) {
      require(
          described(property.getValue()), name + "." + property.getKey() + " has no description");
      walk(name + "." + property.getKey(), property.getValue());
    }
    for (String list : List.of("oneOf", "anyOf", "allOf")) {
      schema.path(list).forEach(part -> walk(name, part));
    }
    if (schema.has("items")) {
      walk(name + "[]", schema.path("items"));
    }
    boolean closed = schema.has("additionalProperties") || schema.has("unevaluatedProperties");
    if (schema.has("properties") && !closed) {
      boolean part =
          document.findValues("allOf").stream()
              .anyMatch(list -> list.toString().contains("\"#/components/schemas/" + name + "\""));
      boolean narrows =
          name.equals("inline") || schema.path("properties").has("code") || !schema.has("type");
      require(part || narrows, name + " is open and no part of another");
    }
  }

  private boolean described(JsonNode node) {
    return !node.path("description").asText().isEmpty()
        || (node.has("$ref") && described(description.resolved(node)));
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
