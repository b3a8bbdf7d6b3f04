package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeRequests;
import dev.waypost.api.codes.Warnings;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.CodePatch;
import dev.waypost.codes.NewCode;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Warning;
import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.TextContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request of another service in the words of ours. Remembers under which names the caller knows
 * the fields, so that a refusal names those.
 */
final class Translation {
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private final Map<String, String> callersNames = new HashMap<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final boolean nullClears;
  private @Nullable ProblemException named;

  private Translation(boolean nullClears) {
    this.nullClears = nullClears;
  }

  /** For a code to be made, of which null says nothing. */
  static Translation ofNewCode() {
    return new Translation(false);
  }

  /** For a change, in which null clears what may be empty. */
  static Translation ofChange() {
    return new Translation(true);
  }

  /** Whether null clears what may be empty. */
  boolean nullClears() {
    return nullClears;
  }

  /**
   * Takes a value over as it stands.
   *
   * @param value null where the caller said nothing
   * @param field our name
   * @throws ProblemException where the caller has said it before under another name
   */
  void take(@Nullable JsonNode value, String callersName, String field) {
    if (value == null || (value.isNull() && !nullClears)) {
      return;
    }
    String before = callersNames.put(field, callersName);
    if (before != null) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          callersName,
          "\"%s\" and \"%s\" say the same. Send one of them.".formatted(before, callersName));
    }
    body.set(field, value);
  }

  /** Takes over the web address that the code shall lead to. */
  void takeDestination(@Nullable JsonNode value, String callersName) {
    if (value != null) {
      callersNames.put("content", callersName);
      take(value, callersName, "destination");
    }
  }

  /** Takes the moment of expiry over; JSON's null is for never. */
  void takeExpiry(@Nullable JsonNode value, String callersName) {
    if (value == null || value.isNull()) {
      take(value, callersName, "expires");
    } else {
      callersNames.put("expires.at", callersName);
      take(JsonNodeFactory.instance.objectNode().set("at", value), callersName, "expires");
    }
  }

  /** Takes over what a metadata field shall be. */
  void takeMetadata(@Nullable JsonNode value, String field) {
    if (value != null) {
      callersNames.put("metadata." + field, field);
      take(JsonNodeFactory.instance.objectNode().set(field, value), field, "metadata");
    }
  }

  /**
   * The code shall hold a text.
   *
   * @param callersName to blame where no code can hold it
   */
  void takeText(JsonNode text, String callersName) {
    callersNames.put("content.text", callersName);
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("kind", TextContent.KIND);
    take(content.set("text", text), callersName, "content");
  }

  /**
   * Says how the caller knows something that a refusal may name: what lies at this path, and all
   * within it that has no name of its own.
   */
  void name(String path, String callersName) {
    callersNames.put(path, callersName);
  }

  /** Says something that the caller does not say. */
  void put(String field, JsonNode value) {
    body.set(field, value);
  }

  /** Says something unless the caller has said it. */
  void putByDefault(String field, JsonNode value) {
    if (!body.has(field)) {
      body.set(field, value);
    }
  }

  /** Notes that something is not drawn. */
  void warn(String field, String message) {
    warnings.add(new Warning(field, message));
  }

  /** The code that shall be made. */
  NewCode newCode() {
    return named(() -> CodeRequests.newCode(Fields.translated(body, callersNames)));
  }

  /** What shall be changed. */
  CodePatch codePatch() {
    return named(() -> CodeRequests.codePatch(Fields.translated(body, callersNames)));
  }

  /** What is answered, with a refusal in the caller's words. */
  <T> T named(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (ProblemException | RefusedException | InvalidContentException e) {
      throw named(e);
    }
  }

  /** A refusal in the caller's words. One that is said in them already stays as it is. */
  @SuppressWarnings("ReferenceEquality") // the very refusal that was put into words
  ProblemException named(RuntimeException refusal) {
    ProblemException problem = Problems.of(refusal);
    String field = problem.field();
    if (field == null || problem == named) {
      return problem;
    }
    ProblemException inTheirWords = problem.withField(callersName(field));
    named = inTheirWords;
    return inTheirWords;
  }

  /** The caller's name for a field or for the innermost around it that has one. */
  private String callersName(String field) {
    for (String path = field; !path.isEmpty(); path = outer(path)) {
      String known = callersNames.get(path);
      if (known != null) {
        return known;
      }
    }
    return field;
  }

  private static String outer(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  /**
   * Adds to an answer what is not drawn, and what else its owner may not have meant; nothing where
   * there is nothing.
   *
   * @param ofCode what is to be said of the code, by our names
   */
  ObjectNode warned(ObjectNode answer, List<Warning> ofCode) {
    List<Warning> all = new ArrayList<>(warnings);
    for (Warning warning : ofCode) {
      all.add(new Warning(callersName(warning.field()), warning.message()));
    }
    if (!all.isEmpty()) {
      answer.set("warnings", Warnings.json(all));
    }
    return answer;
  }
}
