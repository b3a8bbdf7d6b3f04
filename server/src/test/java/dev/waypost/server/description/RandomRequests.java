package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Makes up requests from the description, valid ones and broken ones. The same seed, the same. */
public final class RandomRequests {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/xml",
          "application/json; charset=utf-16",
          ";;;");
  private static final List<String> KEYS =
      List.of("", "Bearer ", "Bearer x", "Basic YTpi", "Bearer wp_live_", "bearer  \t", "Bearer ü");

  private final Random random;
  private final RandomValues values;
  private final BodyMutations mutations;
  private final ApiDescription description = ApiDescription.get();
  private final Function<String, String> newId;
  private final String key;

  /**
   * Requests of a seed.
   *
   * @param newId makes something by the operation of that name and says its id
   * @param key the API key for bodies that hold one
   */
  public RandomRequests(long seed, Function<String, String> newId, String key) {
    this.random = new Random(seed);
    this.values = new RandomValues(description, random);
    this.mutations = new BodyMutations(random);
    this.newId = newId;
    this.key = key;
  }

  /**
   * A request.
   *
   * @param operation what it was made up for
   * @param valid whether the description allows it
   * @param query with its question mark, empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  public record Made(
      DescribedOperation operation,
      boolean valid,
      String method,
      String path,
      String query,
      Map<String, String> headers,
      byte[] body) {}

  /** The next request: every second one is valid. */
  public Made next() {
    var operations = description.operations();
    DescribedOperation operation = operations.get(random.nextInt(operations.size()));
    Made valid = valid(operation);
    return random.nextBoolean() ? valid : mutated(valid);
  }

  /** A request of this operation that the description allows. */
  public Made valid(DescribedOperation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> path = path.replace("{" + name + "}", encoded(pathValue(parameter)));
        case "query" -> {
          if (!parameter.path("x-not-generated").booleanValue() && values.chance(40)) {
            query.add(name + "=" + encoded(values.value(parameter.path("schema")).asText()));
          }
        }
        default -> {
          if (!parameter.path("x-not-generated").booleanValue() && values.chance(20)) {
            headers.put(name, parameter.path("example").asText());
          }
        }
      }
    }
    byte[] body = new byte[0];
    if (!operation.bodySchema().isMissingNode()) {
      body = bytes(values.value(operation.bodySchema()).toString());
      headers.put("Content-Type", "application/json");
    } else if (!operation.mediaType().isEmpty()) {
      body = pick(operation.bodyExamples(key));
      headers.put("Content-Type", operation.mediaType());
    }
    return new Made(
        operation,
        true,
        operation.method(),
        path,
        query.isEmpty() ? "" : "?" + String.join("&", query),
        headers,
        body);
  }

  private String pathValue(JsonNode parameter) {
    return parameter.has("x-made-by")
        ? newId.apply(parameter.path("x-made-by").asText())
        : values.value(parameter.path("schema")).asText();
  }

  private Made mutated(Made valid) {
    Map<String, String> headers = new LinkedHashMap<>(valid.headers());
    String method = valid.method();
    String path = valid.path();
    String query = valid.query();
    byte[] body = valid.body();
    if (!valid.operation().bodySchema().isMissingNode() && values.chance(60)) {
      body = mutations.mutated(values.value(valid.operation().bodySchema()));
    } else {
      switch (random.nextInt(7)) {
        case 0 -> method = pick(METHODS);
        case 1 -> path = brokenPath(valid.operation().path());
        case 2 -> query = brokenQuery(valid.operation(), query);
        case 3 -> headers.put("Content-Type", pick(TYPES));
        case 4 -> headers.put("Authorization", pick(KEYS));
        case 5 -> headers.put(pick(List.of("If-Match", "If-None-Match", "Accept")), brokenHeader());
        default -> body = bytes(mutations.oddText());
      }
    }
    return new Made(valid.operation(), false, method, path, query, headers, body);
  }

  private String brokenPath(String template) {
    return template.replaceAll(
        "\\{[a-z_]+}",
        java.util.regex.Matcher.quoteReplacement(
            switch (random.nextInt(6)) {
              case 0 -> "code_" + "0".repeat(26);
              case 1 -> "%00";
              case 2 -> "%zz";
              case 3 -> "%ff%fe";
              case 4 -> "x".repeat(random.nextInt(1, 7000));
              default -> encoded(mutations.oddText().replaceAll("[./\\\\]", "_") + "x");
            }));
  }

  private String brokenQuery(DescribedOperation operation, String query) {
    List<String> names = new ArrayList<>(List.of("page", "__proto__", "key"));
    operation.parameters().stream()
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .forEach(parameter -> names.add(parameter.path("name").asText()));
    String odd = random.nextInt(6) == 0 ? "%zz" : encoded(mutations.oddText());
    String text = odd.length() > 6000 ? "x" : odd;
    return (query.isEmpty() ? "?" : query + "&") + pick(names) + "=" + text;
  }

  private String brokenHeader() {
    return pick(
        List.of(
            "\"0\"",
            "\"999999999999999999\"",
            "3",
            "W/\"1\"",
            "",
            ",",
            "*, *",
            "\"",
            "image/png",
            "image/svg+xml",
            "x".repeat(500)));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
