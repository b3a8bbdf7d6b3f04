package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole description as one OpenAPI 3.1 document: the files of {@code spec/openapi} merged, with
 * the problems of each operation spelled out. spec/openapi/README.md says how a file is written.
 */
public final class Description {
  /** What a path item may hold beside operations. */
  public static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private static final Set<String> PARTS = Set.of("x-order", "tags", "paths", "components");

  private Description() {}

  /**
   * The document.
   *
   * @param publicUrl where this API is reached from outside, without a trailing slash
   * @throws IllegalStateException where two files say different things, or one names what does not
   *     exist
   */
  public static ObjectNode document(String publicUrl) {
    try {
      Map<String, JsonNode> files = DescriptionFiles.read();
      ObjectNode document = (ObjectNode) files.get(DescriptionFiles.FRAME);
      if (document == null) {
        throw new IllegalStateException("There is no file " + DescriptionFiles.FRAME + ".");
      }
      List<Map.Entry<String, JsonNode>> parts =
          files.entrySet().stream()
              .filter(file -> !file.getKey().equals(DescriptionFiles.FRAME))
              .sorted(Comparator.comparingInt(file -> file.getValue().path("x-order").intValue()))
              .toList();
      parts.forEach(part -> add(document, part.getValue(), part.getKey()));
      ((ObjectNode) document.path("servers").path(0)).put("url", publicUrl);
      ArrayNode codes =
          ((ObjectNode) document.at("/components/schemas/Problem/properties/code"))
              .putArray("enum");
      for (ProblemCode code : ProblemCode.values()) {
        codes.add(code.label());
      }
      ProblemResponses.spellOut(document);
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ObjectNode document, JsonNode part, String file) {
    part.properties()
        .forEach(field -> {
          if (!PARTS.contains(field.getKey())) {
            throw new IllegalStateException(
                file + ": \"" + field.getKey() + "\" has no place here.");
          }
        });
    document.withArray("tags").addAll((ArrayNode) part.withArray("tags"));
    part.path("paths")
        .properties()
        .forEach(path ->
            merge(
                document.withObject("/paths").withObjectProperty(path.getKey()),
                path.getValue(),
                file));
    part.path("components")
        .properties()
        .forEach(section ->
            merge(
                document.withObject("/components").withObjectProperty(section.getKey()),
                section.getValue(),
                file));
  }

  /** Takes over each field; what is there already must be the same. */
  private static void merge(ObjectNode into, JsonNode from, String file) {
    from.properties()
        .forEach(field -> {
          JsonNode before = into.get(field.getKey());
          if (before != null && !before.equals(field.getValue())) {
            throw new IllegalStateException(
                file + ": \"" + field.getKey() + "\" is described elsewhere already.");
          }
          into.set(field.getKey(), field.getValue());
        });
  }
}
