package dev.waypost.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation answers.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // written to the network once, never compared
public record Reply(int status, Map<String, String> headers, byte[] body) {

  /** A JSON body. */
  public static Reply json(int status, JsonNode body) {
    return bytes(
        status, "application/json", (body.toString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A body of any type. */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  /** No body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  /** The same with one more header; one of that name is replaced. */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** The same with another status. */
  public Reply withStatus(int newStatus) {
    return new Reply(newStatus, headers, body);
  }
}
