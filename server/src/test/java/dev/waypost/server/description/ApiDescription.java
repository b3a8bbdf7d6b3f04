package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.openapi.Description;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The description as tests use it. */
public final class ApiDescription {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ApiDescription SHARED = new ApiDescription();

  private final ObjectNode document = Description.document("http://localhost:8080");
  private final Schemas schemas = new Schemas(document);
  private final List<DescribedOperation> operations = new ArrayList<>();

  private ApiDescription() {
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (Description.METHODS.contains(method.getKey())) {
          operations.add(operation(path.getKey(), path.getValue(), method.getKey()));
        }
      }
    }
  }

  private DescribedOperation operation(String path, JsonNode item, String method) {
    JsonNode node = item.path(method);
    return new DescribedOperation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        DescribedOperation.pattern(path),
        node,
        Stream.concat(item.path("parameters").valueStream(), node.path("parameters").valueStream())
            .map(this::resolved)
            .toList());
  }

  /** The one description. */
  public static ApiDescription get() {
    return SHARED;
  }

  /** A body as JSON. */
  public static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + new String(body, StandardCharsets.UTF_8), e);
    }
  }

  /** The document. */
  public ObjectNode document() {
    return document;
  }

  /** Its schemas. */
  public Schemas schemas() {
    return schemas;
  }

  /** Its operations, in its order. */
  public List<DescribedOperation> operations() {
    return operations;
  }

  /** The operation of that id. */
  public DescribedOperation operation(String id) {
    return operations.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** What a reference leads to, or the node itself. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(document.at(node.path("$ref").asText().substring(1))) : node;
  }

  /** The operation that serves a path; HEAD is served by that of GET. */
  Optional<DescribedOperation> find(String method, String path) {
    String served = method.equals("HEAD") ? "GET" : method;
    return matching(path).filter(operation -> operation.method().equals(served)).findFirst();
  }

  /** The methods that a path may be called with, empty where it is no operation's. */
  List<String> methods(String path) {
    var methods = new TreeSet<String>();
    matching(path).map(DescribedOperation::method).forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return List.copyOf(methods);
  }

  private Stream<DescribedOperation> matching(String path) {
    return operations.stream()
        .filter(operation -> operation.pattern().matcher(path).matches())
        .sorted(Comparator.comparing(operation -> operation.path().contains("{")));
  }
}
