package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cases of spec/routing-cases. */
final class RoutingCases {
  private static final Path FOLDER = Path.of("..", "spec", "routing-cases");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RoutingCases() {}

  /**
   * A case.
   *
   * @param name with the file it stands in
   */
  record Case(String name, JsonNode node) {
    ObjectNode code() {
      return node.required("code").deepCopy();
    }

    ObjectNode scan() {
      return node.required("scan").deepCopy();
    }

    JsonNode groupFallback() {
      return node.path("group_fallback");
    }

    JsonNode domainFallbacks() {
      return node.path("domain_fallbacks");
    }

    /** Holds what came out against everything that is expected. */
    void check(JsonNode explained) {
      node.required("expect")
          .properties()
          .forEach(expected ->
              assertThat(explained.path(expected.getKey()).toString())
                  .as("%s: %s of %s", name, expected.getKey(), explained)
                  .isEqualTo(expected.getValue().toString()));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them, in the order of their files. */
  static List<Case> all() throws IOException {
    List<Case> cases = new ArrayList<>();
    List<Path> files;
    try (var found = Files.list(FOLDER)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      for (JsonNode node : JSON.readTree(Files.readString(file)).required("cases")) {
        cases.add(new Case(file.getFileName() + ": " + node.required("name").textValue(), node));
      }
    }
    return cases;
  }
}
