package dev.waypost.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body may be empty
 * @param file what stands in a file and is the body, for what is too large to be held in memory;
 *     null where {@code body} is it
 * @param stream what writes the body while it is sent, for what is too large to be held in memory
 *     and stands nowhere; null where {@code body} is it. Such an answer can't be kept for repeats
 */
@SuppressWarnings("ArrayRecordComponent") // written to the network once, never compared
public record Reply(
    int status,
    Map<String, String> headers,
    byte[] body,
    @Nullable FileStart file,
    @Nullable StreamedBody stream) {

  /**
   * The first bytes of a file, which is there until the answer is sent.
   *
   * @param path where it is
   * @param bytes how many of them
   */
  public record FileStart(Path path, long bytes) {}

  /** A JSON body. */
  public static Reply json(int status, JsonNode body) {
    return bytes(
        status, "application/json", (body.toString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A body of any type. */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, null, null);
  }

  /** A body that is written while it is sent. */
  public static Reply stream(int status, String contentType, StreamedBody stream) {
    return new Reply(status, Map.of("Content-Type", contentType), new byte[0], null, stream);
  }

  /** A page in HTML. */
  public static Reply html(int status, byte[] page) {
    return bytes(status, "text/html; charset=utf-8", page);
  }

  /** No body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0], null, null);
  }

  /** The first bytes of a file, however many. */
  public static Reply file(int status, String contentType, FileStart file) {
    return new Reply(status, Map.of("Content-Type", contentType), new byte[0], file, null);
  }

  /** The same with one more header; one of that name is replaced. */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, file, stream);
  }

  /** The same with more headers. */
  Reply withHeaders(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, body, file, stream);
  }

  /** The same with another status. */
  public Reply withStatus(int newStatus) {
    return new Reply(newStatus, headers, body, file, stream);
  }
}
