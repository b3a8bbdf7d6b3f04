package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the description is as its schema says, and those of requests work. */
class DescriptionExamplesTest {
  private final ApiDescription description = ApiDescription.get();
  private final List<String> faults = new ArrayList<>();

  @Test
  void everyExampleIsAsItsSchemaSays() {
    for (DescribedOperation operation : description.operations()) {
      operation.parameters().forEach(parameter -> check(operation.id(), parameter));
      operation.node().at("/requestBody/content").forEach(media -> check(operation.id(), media));
      for (var response : operation.node().path("responses").properties()) {
        JsonNode resolved = description.resolved(response.getValue());
        String name = operation.id() + " " + response.getKey();
        resolved.path("content").forEach(media -> check(name, media));
        resolved.path("headers").forEach(header -> check(name, description.resolved(header)));
      }
    }
    for (var schema : description.document().at("/components/schemas").properties()) {
      withinSchema(schema.getKey(), schema.getValue());
    }
    assertThat(faults).isEmpty();
  }

  private void check(String name, JsonNode holder) {
    if (holder.has("example")) {
      check(name, holder.path("schema"), holder.path("example"));
    }
    for (JsonNode example : holder.path("examples")) {
      check(name, holder.path("schema"), description.resolved(example).path("value"));
    }
    if (holder.has("schema")) {
      withinSchema(name, holder.path("schema"));
    }
  }

  private void withinSchema(String name, JsonNode schema) {
    schema.path("examples").forEach(example -> check(name, schema, example));
    if (schema.has("default")) {
      check(name, schema, schema.path("default"));
    }
    schema
        .path("properties")
        .properties()
        .forEach(property -> withinSchema(name + "." + property.getKey(), property.getValue()));
  }

  private void check(String name, JsonNode schema, JsonNode example) {
    description
        .schemas()
        .faults(schema, example)
        .forEach(fault -> faults.add(name + ": " + fault + " in " + example));
  }

  /** In the order of the document; what a path names is made anew for each. */
  @Test
  void everyExampleOfARequestSucceeds(@TempDir Path folder) throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      for (DescribedOperation operation : description.operations()) {
        List<byte[]> bodies = operation.bodyExamples(waypost.adminKey());
        for (byte[] body : bodies.isEmpty() ? List.of(new byte[0]) : bodies) {
          succeeds(send(api, operation, body), operation, body);
        }
      }
    }
  }

  private static void succeeds(Answer answer, DescribedOperation operation, byte[] body) {
    assertThat(answer.status())
        .as("%s %s: %s", operation, text(body), text(answer.bytes()))
        .satisfies(status -> {
          if (operation.node().has("x-example-refused")) {
            assertThat(answer.json().path("code").asText())
                .isEqualTo(operation.node().path("x-example-refused").asText());
          } else {
            assertThat(status).isBetween(200, 299);
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Answer send(ApiClient api, DescribedOperation operation, byte[] body) throws Exception {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asText();
      String example = parameter.path("example").asText();
      switch (parameter.path("in").asText()) {
        case "path" ->
            path =
                path.replace(
                    "{" + name + "}", parameter.has("x-made-by") ? newId(api, parameter) : example);
        case "query" ->
            query.add(
                example.isEmpty()
                    ? ""
                    : name.replaceAll("[{}]", "")
                        + "="
                        + URLEncoder.encode(example, StandardCharsets.UTF_8));
        default -> {}
      }
    }
    String given = query.stream().filter(pair -> !pair.isEmpty()).collect(Collectors.joining("&"));
    var request = api.request(path + (given.isEmpty() ? "" : "?" + given));
    if (!operation.mediaType().isEmpty()) {
      request.setHeader("Content-Type", operation.mediaType());
    }
    return ApiClient.send(request.method(operation.method(), BodyPublishers.ofByteArray(body)));
  }

  private String newId(ApiClient api, JsonNode parameter) throws Exception {
    DescribedOperation maker = description.operation(parameter.path("x-made-by").asText());
    byte[] body = maker.freshBytes();
    Answer made = send(api, maker, body);
    succeeds(made, maker, body);
    if (made.status() == 202) {
      api.awaitEnd(made);
    }
    return DescribedOperation.nameOf(made.json());
  }
}
