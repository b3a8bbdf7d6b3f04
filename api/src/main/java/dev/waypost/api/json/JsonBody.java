package dev.waypost.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a request as a JSON object (RFC 8259), strictly: UTF-8, no duplicate names,
 * nothing after the end, bounded depth and numbers.
 */
public final class JsonBody {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER_CHARS = 40;

  /** A reader may ignore it (RFC 8259 §8.1), and some editors write it unasked. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * The object that the body is.
   *
   * @throws ProblemException where it is none, with line and column where that is known
   */
  public static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      throw new ProblemException(
          ProblemCode.MALFORMED_JSON,
          null,
          "The body is empty. Send a JSON object, such as {\"destination\":\"https://example.com\"}.");
    }
    JsonNode node = read(body);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw notAnObject();
  }

  /** The answer to JSON that is no object. */
  public static ProblemException notAnObject() {
    return new ProblemException(
        ProblemCode.WRONG_TYPE,
        null,
        "The body is not a JSON object. It must start with { and end with }.");
  }

  /**
   * Decoded first, for a parser that is given bytes would read UTF-16, too, and let half a pair
   * pass.
   */
  private static String text(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(text(body));
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /**
   * A parser as strict as {@link #object}, for what is too large to be held as a tree. What it
   * throws is answered with {@link #malformed}.
   */
  public static JsonParser parser(byte[] body) throws IOException {
    return MAPPER.createParser(text(body));
  }

  /** The value at which a parser stands, which stands at its end afterwards. */
  public static JsonNode value(JsonParser parser) throws IOException {
    return MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
  }

  /** The value that a text is as strict JSON, or another where it is none. */
  public static JsonNode valueOr(String text, JsonNode other) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException notJson) {
      return other;
    }
  }

  /** The answer to what can't be read as JSON. */
  public static ProblemException malformed(IOException failure) {
    return new ProblemException(
        ProblemCode.MALFORMED_JSON,
        null,
        failure instanceof JsonProcessingException json
            ? reason(json) + place(json.getLocation()) + "."
            : "The body is not UTF-8 text.");
  }

  private static String reason(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException _ -> "The JSON ends before everything in it is closed";
      case StreamConstraintsException _ ->
          "The JSON is nested deeper than "
              + MAX_DEPTH
              + " levels or has a number of more than "
              + MAX_NUMBER_CHARS
              + " characters";
      case JsonMappingException _ -> "Something follows after the end of the JSON object";
      default -> "The JSON can't be read: " + e.getOriginalMessage().lines().findFirst().orElse("");
    };
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
