package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Domains;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pictures of codes that are not stored, and whether they can be scanned. */
public final class Previews {
  /** As long as a key that is drawn, so that the symbol has the size that it will have. */
  private static final String SAMPLE_KEY = "0000SAMPLE00";

  private final ApiCalls api;
  private final Domains domains;

  Previews(ApiCalls api, Domains domains) {
    this.api = api;
    this.domains = domains;
  }

  /**
   * A picture.
   *
   * @param source for {@code <img src>}; empty where there is none
   * @param proof whether it can be scanned, as the API answers it; null where that is not known
   * @param problem why there is no picture or what is wrong with it; null for nothing
   */
  public record Preview(String source, @Nullable Values proof, @Nullable String problem) {
    /** The score from 0 to 100. */
    public int score() {
      return proof == null ? 0 : proof.at("score").asInt();
    }

    /** Whether it would be taken. */
    public boolean scannable() {
      return proof != null && proof.is("scannable", "true");
    }
  }

  /** What a symbol of a new dynamic code will hold, but for its key. */
  JsonNode sampleContent(Visit visit) {
    String url = domains.defaultDomain(visit.actor().workspace()).shortUrl(SAMPLE_KEY);
    return text(url);
  }

  /** A text as a content. */
  static JsonNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("kind", "text").put("text", text);
  }

  /** The picture of a content in a style. */
  Preview of(Visit visit, JsonNode content, JsonNode style) {
    ObjectNode body = body(content, style);
    Values proof = null;
    String problem = null;
    try {
      proof = Values.of(api.post(visit, "/api/v1/images/proof", Map.of(), body));
    } catch (ProblemException e) {
      problem = e.detail();
    }
    try {
      return new Preview(source(api.drawing(visit, body)), proof, problem);
    } catch (ProblemException e) {
      return new Preview("", proof, problem == null ? e.detail() : problem);
    }
  }

  /** The picture of a content in a style that is known to be good, without a proof. */
  String picture(Visit visit, JsonNode content, JsonNode style) {
    return source(drawing(visit, content, style));
  }

  /** The same as a file. */
  Reply drawing(Visit visit, JsonNode content, JsonNode style) {
    return api.drawing(visit, body(content, style));
  }

  private static ObjectNode body(JsonNode content, JsonNode style) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("content", content);
    ObjectNode drawn =
        style.isObject() ? ((ObjectNode) style).deepCopy() : JsonNodeFactory.instance.objectNode();
    drawn.put("format", "svg");
    drawn.remove("forced");
    body.set("style", drawn);
    return body;
  }

  private static String source(Reply image) {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(image.body());
  }
}
