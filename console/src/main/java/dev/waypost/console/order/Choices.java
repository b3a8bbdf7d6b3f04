package dev.waypost.console.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What forms and filters offer: the groups, tags, fields, themes and domains that there are. */
public final class Choices {
  private final ApiCalls api;

  /** Choices that the API lists. */
  public Choices(ApiCalls api) {
    this.api = api;
  }

  /**
   * Everything there is to choose from.
   *
   * @param groups their paths, in order
   * @param fields the metadata fields as the API answers them
   * @param themes their names
   * @param domains the hosts that may carry codes
   * @param logos the newest uploaded logos, as the API answers them
   */
  public record All(
      List<String> groups,
      List<String> tags,
      List<Values> fields,
      List<String> themes,
      List<String> domains,
      List<Values> logos) {}

  /** Everything there is in the workspace of a visit. */
  public All of(Visit visit) {
    return new All(
        list(visit, "/api/v1/groups", "groups", group -> group.path("path").asText()),
        list(visit, "/api/v1/tags", "tags", tag -> tag.path("name").asText()),
        list(visit, "/api/v1/metadata-fields", "metadata_fields", Values::of),
        list(visit, "/api/v1/themes", "themes", theme -> theme.path("name").asText()),
        list(visit, "/api/v1/domains", "domains", Values::of).stream()
            .filter(domain -> domain.is("verified", "true"))
            .map(domain -> domain.text("host"))
            .toList(),
        list(visit, "/api/v1/logos", "logos", Values::of));
  }

  private <T> List<T> list(Visit visit, String path, String name, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    api.get(visit, path, Map.of()).path(name).forEach(node -> list.add(read.apply(node)));
    return List.copyOf(list);
  }
}
