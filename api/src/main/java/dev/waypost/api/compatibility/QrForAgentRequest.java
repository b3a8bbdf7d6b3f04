package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what QR for Agent's callers send: in its nested form ({@code type}, {@code data}, {@code
 * options}) and in its flat one ({@code target_url}, {@code label}, {@code width}, …).
 */
final class QrForAgentRequest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> OPTIONS = List.of("dynamic", "name", "style");
  private static final List<String> ALLOWED =
      Stream.of(
              List.of("type", "data", "options", "target_url"),
              QrForAgentContent.TYPES.stream()
                  .filter(type -> !type.equals(QrForAgentContent.URL))
                  .map(QrForAgentContent::flatField)
                  .toList(),
              List.of("label", "expires_at"),
              QrForAgentRules.NAMES,
              QrForAgentLook.NAMES)
          .flatMap(List::stream)
          .toList();

  private QrForAgentRequest() {}

  /** A code to be made. There, images are SVG, 400 pixels wide, with a quiet zone of 2 modules. */
  static Translation newCode(ObjectNode body) {
    Fields fields = Fields.of(body, ALLOWED);
    Fields options = fields.object("options", OPTIONS);
    String type = fields.oneOf("type", QrForAgentContent.TYPES);
    Translation translation = Translation.ofNewCode();
    QrForAgentContent.take(body, fields, type == null ? QrForAgentContent.URL : type, translation);
    Boolean dynamic = options == null ? null : options.truth("dynamic");
    boolean isDynamic = dynamic == null ? fields.has("target_url") : dynamic;
    translation.put("type", JSON.textNode(isDynamic ? "dynamic" : "static"));
    takeRest(body, fields, options, translation);
    translation.putByDefault("format", JSON.textNode("svg"));
    translation.putByDefault("size", JSON.numberNode(400));
    translation.putByDefault("margin", JSON.numberNode(2));
    return translation;
  }

  /**
   * A change of a code.
   *
   * @param presentType what the code holds now, which {@code data} is about unless it says
   *     otherwise
   * @param dynamic whether the code is dynamic, which can't change
   */
  static Translation change(ObjectNode body, String presentType, boolean dynamic) {
    Fields fields = Fields.of(body, ALLOWED);
    Fields options = fields.object("options", OPTIONS);
    String type = fields.oneOf("type", QrForAgentContent.TYPES);
    Boolean wanted = options == null ? null : options.truth("dynamic");
    if (wanted != null && wanted != dynamic) {
      throw new ProblemException(
          ProblemCode.FIXED_FIELD,
          "options.dynamic",
          "Whether a code is dynamic can't change after it is made, because it may be in print. Leave it out.");
    }
    Translation translation = Translation.ofChange();
    String named = type != null ? type : QrForAgentContent.namedBy(fields);
    QrForAgentContent.takeChange(
        body, fields, named != null ? named : presentType, type != null, translation);
    takeRest(body, fields, options, translation);
    return translation;
  }

  private static void takeRest(
      ObjectNode body, Fields fields, @Nullable Fields options, Translation translation) {
    translation.take(body.get("label"), "label", "name");
    JsonNode nested = body.path("options");
    translation.take(nested.get("name"), "options.name", "name");
    translation.takeExpiry(body.get("expires_at"), "expires_at");
    QrForAgentRules.take(body, fields, translation);
    QrForAgentLook.take(body, fields, options, translation);
  }
}
