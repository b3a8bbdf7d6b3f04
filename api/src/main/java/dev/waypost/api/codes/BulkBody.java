package dev.waypost.api.codes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call for many codes. It is read twice, once to know how many there are and what
 * holds for all, once for the codes, so that 64 MB of them are never held as a tree.
 */
final class BulkBody {
  private static final List<String> ENVELOPE = List.of("codes", "defaults", "atomic", "reason");

  private final byte[] body;
  private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
  private boolean listed;
  private int size;

  private BulkBody(byte[] body) {
    this.body = body;
  }

  /** What happens with each code. */
  @FunctionalInterface
  interface Each {
    void accept(JsonNode code) throws IOException;
  }

  /**
   * Reads everything but the codes.
   *
   * @throws ProblemException where the body is not as it must be, or has no codes
   */
  static BulkBody read(byte[] bytes) {
    var body = new BulkBody(bytes);
    try (JsonParser parser = JsonBody.parser(bytes)) {
      body.readEnvelope(parser);
    } catch (IOException e) {
      throw JsonBody.malformed(e);
    }
    Fields _ = Fields.of(body.envelope, ENVELOPE);
    if (!body.listed) {
      throw new ProblemException(
          body.envelope.has("codes") ? ProblemCode.WRONG_TYPE : ProblemCode.MISSING_FIELD,
          "codes",
          "\"codes\" must be a list of codes, such as [{\"destination\":\"https://example.com\"}].");
    }
    if (body.size == 0) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, "codes", "\"codes\" is empty. Send at least one.");
    }
    return body;
  }

  private void readEnvelope(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      // Empty, malformed, or something else: said as for every other body.
      ObjectNode _ = JsonBody.object(body);
      throw JsonBody.notAnObject();
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("codes")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
          size++;
        }
        listed = true;
      } else {
        envelope.set(name, JsonBody.value(parser));
      }
    }
    if (parser.nextToken() != null) {
      ObjectNode _ = JsonBody.object(body);
    }
  }

  /** How many codes there are, 1 or more. */
  int size() {
    return size;
  }

  /** Whether all or nothing is asked for. */
  boolean atomic() {
    return Boolean.TRUE.equals(Fields.of(envelope, ENVELOPE).truth("atomic"));
  }

  /** Why, for the history. */
  @Nullable String reason() {
    return Fields.of(envelope, ENVELOPE).text("reason");
  }

  /** The fields that every code gets unless it has its own. */
  ObjectNode defaults() {
    return switch (envelope.get("defaults")) {
      case null -> JsonNodeFactory.instance.objectNode();
      case ObjectNode object -> object;
      default ->
          throw new ProblemException(
              ProblemCode.WRONG_TYPE,
              "defaults",
              "\"defaults\" must be an object with the fields that every code gets unless it has its own.");
    };
  }

  /** Every code in its order, whatever JSON it is. */
  void forEach(Each each) throws IOException {
    try (JsonParser parser = JsonBody.parser(body)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean codes = parser.currentName().equals("codes");
        parser.nextToken();
        if (!codes) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          each.accept(JsonBody.value(parser));
        }
      }
    }
  }
}
