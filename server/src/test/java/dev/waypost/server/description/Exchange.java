package dev.waypost.server.description;

import java.util.List;
import java.util.Map;

/**
 * A request and its answer.
 *
 * @param method the HTTP method
 * @param path the path as it was sent, without the query
 * @param query the query as it was sent, empty for none
 * @param requestBody what was sent
 * @param status the status of the answer
 * @param headers of the answer, by their names in lower case
 * @param body of the answer
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Exchange(
    String method,
    String path,
    String query,
    byte[] requestBody,
    int status,
    Map<String, List<String>> headers,
    byte[] body) {

  /** A header of the answer, empty where it is absent. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }
}
