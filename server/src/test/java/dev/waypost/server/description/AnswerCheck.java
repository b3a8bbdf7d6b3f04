package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds an answer against the description. */
public final class AnswerCheck {
  private static final String ELSEWHERE = "(elsewhere)";
  private static final String LINES = "application/x-ndjson";
  private static final int CHECKED_LINES = 100;

  private final ApiDescription description = ApiDescription.get();
  private final Consumer<String> seen;

  private AnswerCheck(Consumer<String> seen) {
    this.seen = seen;
  }

  /** A check that notes in {@link SeenAnswers} what it sees. */
  public static AnswerCheck noting() {
    return new AnswerCheck(SeenAnswers::add);
  }

  /** A check of what is seen by chance or made up, which is not noted. */
  public static AnswerCheck only() {
    return new AnswerCheck(_ -> {});
  }

  /** Fails where the answer, or what was accepted, is not as the description says. */
  public void check(Exchange exchange) {
    List<String> faults = faults(exchange);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "Not as spec/openapi says: %s %s was answered %d\n  %s\n  answer: %s"
              .formatted(
                  exchange.method(),
                  exchange.path(),
                  exchange.status(),
                  String.join("\n  ", faults),
                  abridged(exchange.body())));
    }
  }

  /** What is not as the description says; empty where all is. */
  public List<String> faults(Exchange exchange) {
    return description
        .find(exchange.method(), exchange.path())
        .map(operation -> faults(operation, exchange))
        .orElseGet(() -> faultsElsewhere(exchange));
  }

  private List<String> faults(DescribedOperation operation, Exchange exchange) {
    JsonNode response =
        description.resolved(
            operation.node().path("responses").path(Integer.toString(exchange.status())));
    if (response.isMissingNode()) {
      return List.of("the status is not described for " + operation.id());
    }
    List<String> faults = new ArrayList<>();
    headers(response, exchange, faults);
    if (!exchange.method().equals("HEAD")) {
      body(operation, response, exchange, faults);
    }
    if (exchange.status() < 300 && !exchange.method().equals("HEAD")) {
      accepted(operation, exchange, faults);
    }
    return faults;
  }

  private void headers(JsonNode response, Exchange exchange, List<String> faults) {
    for (var header : response.path("headers").properties()) {
      JsonNode described = description.resolved(header.getValue());
      String value = exchange.header(header.getKey());
      if (value.isEmpty()) {
        if (described.path("required").booleanValue()) {
          faults.add("the header " + header.getKey() + " is missing");
        }
        continue;
      }
      description
          .schemas()
          .faults(described.path("schema"), JsonNodeFactory.instance.textNode(value))
          .forEach(
              fault -> faults.add("the header " + header.getKey() + " is " + value + ": " + fault));
    }
  }

  private void body(
      DescribedOperation operation, JsonNode response, Exchange exchange, List<String> faults) {
    if (!response.has("content")) {
      if (exchange.body().length > 0) {
        faults.add("a body is not described");
      }
      note(operation.id(), exchange.status(), "");
      return;
    }
    String type = exchange.header("Content-Type").replaceAll(";.*", "");
    JsonNode media = response.path("content").path(type);
    if (media.isMissingNode()) {
      faults.add("the media type \"" + type + "\" is not described");
      return;
    }
    if (!type.endsWith("json")) {
      note(operation.id(), exchange.status(), "");
      return;
    }
    if (type.equals(LINES)) {
      lines(media.path("schema"), exchange, faults);
      note(operation.id(), exchange.status(), "");
      return;
    }
    JsonNode value = ApiDescription.json(exchange.body());
    description.schemas().faults(media.path("schema"), value).forEach(faults::add);
    note(
        operation.id(),
        exchange.status(),
        type.equals("application/problem+json") ? value.path("code").asText() : "");
  }

  /** The schema is that of a line. Of a long answer the first and the last lines will do. */
  private void lines(JsonNode schema, Exchange exchange, List<String> faults) {
    List<String> lines = new String(exchange.body(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i < CHECKED_LINES || i >= lines.size() - CHECKED_LINES) {
        JsonNode value = ApiDescription.json(lines.get(i).getBytes(StandardCharsets.UTF_8));
        int number = i + 1;
        description
            .schemas()
            .faults(schema, value)
            .forEach(fault -> faults.add("line " + number + ": " + fault));
      }
    }
  }

  /** What was accepted must be what the description allows, or the description hides something. */
  private void accepted(DescribedOperation operation, Exchange exchange, List<String> faults) {
    for (String pair : exchange.query().split("&", -1)) {
      String name = pair.replaceAll("=.*", "");
      boolean described =
          operation.parameters().stream()
              .anyMatch(parameter ->
                  parameter.path("in").asText().equals("query")
                      && isNamed(parameter.path("name").asText(), name));
      if (!name.isEmpty() && !described) {
        faults.add("the query parameter \"" + name + "\" was accepted and is not described");
      }
    }
    JsonNode schema = operation.bodySchema();
    if (schema.isMissingNode()
        || exchange.requestBody().length == 0
        || operation.node().path("x-items-answered-alone").booleanValue()) {
      return;
    }
    description
        .schemas()
        .faults(schema, ApiDescription.json(exchange.requestBody()))
        .forEach(fault -> faults.add("the body was accepted, although " + fault));
  }

  private List<String> faultsElsewhere(Exchange exchange) {
    List<String> methods = description.methods(exchange.path());
    List<String> faults = new ArrayList<>();
    String code = "";
    if (!exchange.method().equals("HEAD")) {
      JsonNode problem = ApiDescription.json(exchange.body());
      description
          .schemas()
          .faults(description.document().at("/components/schemas/Problem"), problem)
          .forEach(faults::add);
      code = problem.path("code").asText();
      note(ELSEWHERE, exchange.status(), code);
    }
    switch (exchange.status()) {
      case 404 -> {
        if (!methods.isEmpty()) {
          faults.add("the path is described for " + methods);
        }
      }
      case 405 -> {
        if (!exchange.header("Allow").equals(String.join(", ", methods))) {
          faults.add("Allow is " + exchange.header("Allow") + " and described are " + methods);
        }
      }
      case 400, 414, 431 -> {}
      default -> faults.add("there is no operation with this path and method");
    }
    return faults;
  }

  private void note(String operationId, int status, String code) {
    seen.accept(SeenAnswers.name(operationId, status, code));
  }

  private static String abridged(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
  }

  /** A described name with a part in braces stands for all that begin as it does. */
  private static boolean isNamed(String described, String name) {
    int brace = described.indexOf('{');
    return brace < 0 ? described.equals(name) : name.startsWith(described.substring(0, brace));
  }
}
