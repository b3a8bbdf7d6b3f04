package dev.waypost.console.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What forms and filters offer: the groups, tags, fields, themes, domains and logos there are. */
public final class Choices {
  private final ApiCalls api;

  /** Choices that the API lists. */
  public Choices(ApiCalls api) {
    this.api = api;
  }

  /** What a page may offer; each is a call. */
  public enum Of {
    /** Groups. */
    GROUPS,
    /** Tags. */
    TAGS,
    /** Metadata fields. */
    FIELDS,
    /** Themes. */
    THEMES,
    /** Domains. */
    DOMAINS,
    /** Logos. */
    LOGOS
  }

  /**
   * What there is to choose from; empty where it was not asked for.
   *
   * @param groups their paths, in order
   * @param fields the metadata fields as the API answers them
   * @param themes their names
   * @param domains the hosts that may carry codes
   * @param logos as the API answers them, newest first
   */
  public record All(
      List<String> groups,
      List<String> tags,
      List<Values> fields,
      List<String> themes,
      List<String> domains,
      List<Values> logos) {}

  /** What there is of these kinds in the workspace of a visit. */
  public All of(Visit visit, Of... kinds) {
    var reader = new Reader(visit, Set.of(kinds));
    return new All(
        reader.list(Of.GROUPS, "/api/v1/groups", "groups", group -> group.path("path").asText()),
        reader.list(Of.TAGS, "/api/v1/tags", "tags", tag -> tag.path("name").asText()),
        reader.list(Of.FIELDS, "/api/v1/metadata-fields", "metadata_fields", Values::of),
        reader.list(Of.THEMES, "/api/v1/themes", "themes", theme -> theme.path("name").asText()),
        reader.list(Of.DOMAINS, "/api/v1/domains", "domains", Values::of).stream()
            .filter(domain -> domain.is("verified", "true"))
            .map(domain -> domain.text("host"))
            .toList(),
        reader.list(Of.LOGOS, "/api/v1/logos", "logos", Values::of));
  }

  private final class Reader {
    private final Visit visit;
    private final Set<Of> asked;

    Reader(Visit visit, Set<Of> asked) {
      this.visit = visit;
      this.asked = asked;
    }

    <T> List<T> list(Of kind, String path, String name, Function<JsonNode, T> read) {
      return asked.contains(kind)
          ? api.all(visit, path, Map.of(), name).stream().map(read).toList()
          : List.of();
    }
  }
}
