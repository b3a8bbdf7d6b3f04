package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where QR for Agent's callers want scans to lead: rules of which all conditions must hold and the
 * first decides, one change of destination to come, and UTM parameters.
 */
final class QrForAgentRules {
  /** The fields of a body. */
  static final List<String> NAMES =
      List.of("redirect_rules", "scheduled_url", "scheduled_at", "utm_params");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_RULES = 100;
  private static final int MAX_CONDITIONS = 50;
  private static final List<String> UTM =
      List.of("source", "medium", "campaign", "term", "content");

  private static final List<String> CONDITIONS =
      List.of("device", "os", "country", "language", "time_range", "ab_split");

  private static final Map<String, String> DEVICES =
      Map.of("mobile", "phone", "tablet", "tablet", "desktop", "desktop");

  private QrForAgentRules() {}

  static void take(ObjectNode body, Fields fields, Translation translation) {
    List<Fields> rules =
        fields.objects(
            "redirect_rules", List.of("conditions", "condition", "target_url"), MAX_RULES);
    translation.take(
        rules == null ? body.get("redirect_rules") : rules(rules, translation),
        "redirect_rules",
        "rules");
    takeSchedule(body, fields, translation);
    takeUtm(body, fields, translation);
  }

  private static ArrayNode rules(List<Fields> given, Translation translation) {
    ArrayNode rules = JSON.arrayNode();
    for (Fields rule : given) {
      String path = "rules[" + rules.size() + "]";
      translation.name(path + ".then", rule.path("target_url"));
      ObjectNode ours = rules.addObject();
      ours.set("when", when(rule, path + ".when", translation));
      ours.putObject("then").put("destination", rule.requiredText("target_url"));
    }
    return rules;
  }

  private static ObjectNode when(Fields rule, String path, Translation translation) {
    Fields single = rule.object("condition", List.of("type", "value"));
    List<Fields> several = rule.objects("conditions", List.of("type", "value"), MAX_CONDITIONS);
    if (single != null && several != null) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          rule.path("condition"),
          "\"condition\" is short for one of \"conditions\". Send one of them.");
    }
    List<Fields> conditions = single != null ? List.of(single) : several;
    if (conditions == null || conditions.isEmpty()) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          rule.path("conditions"),
          "A rule needs \"conditions\": a list with at least one, such as {\"type\":\"os\",\"value\":\"iOS\"}.");
    }
    if (conditions.size() == 1) {
      translation.name(path, conditions.getFirst().path("value"));
      return condition(conditions.getFirst());
    }
    ObjectNode when = JSON.objectNode();
    ArrayNode all = when.putArray("all");
    for (Fields condition : conditions) {
      translation.name(path + ".all[" + all.size() + "]", condition.path("value"));
      all.add(condition(condition));
    }
    return when;
  }

  private static ObjectNode condition(Fields condition) {
    String type = condition.oneOf("type", CONDITIONS);
    return switch (type) {
      case null ->
          throw new ProblemException(
              ProblemCode.MISSING_FIELD,
              condition.path("type"),
              "A condition needs a \"type\": one of " + String.join(", ", CONDITIONS) + ".");
      case "device" -> {
        String device = condition.requiredText("value").toLowerCase(Locale.ROOT);
        yield JSON.objectNode().put("device", DEVICES.getOrDefault(device, device));
      }
      case "os" ->
          JSON.objectNode().put("os", OperatingSystems.word(condition.requiredText("value")));
      case "time_range" -> JSON.objectNode().set("time", hours(condition));
      case "ab_split" -> JSON.objectNode().set("share", percentage(condition));
      default -> JSON.objectNode().put(type, condition.requiredText("value"));
    };
  }

  /** There, the minute of {@code end} belongs to the range; here it ends before. */
  private static ObjectNode hours(Fields condition) {
    Fields range = value(condition, List.of("start", "end", "timezone"));
    String end = range.requiredText("end");
    return JSON.objectNode()
        .put("zone", range.requiredText("timezone"))
        .put("from", range.requiredText("start"))
        .put(
            "until",
            end.matches("([01]\\d|2[0-3]):[0-5]\\d")
                ? LocalTime.parse(end).plusMinutes(1).toString()
                : end);
  }

  private static JsonNode percentage(Fields condition) {
    Fields split = value(condition, List.of("percentage"));
    BigDecimal percentage = split.number("percentage", 0, 100);
    if (percentage == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          split.path("percentage"),
          "\"" + split.path("percentage") + "\" is needed. Send a number from 0 to 100.");
    }
    return JSON.numberNode(percentage);
  }

  private static Fields value(Fields condition, List<String> names) {
    Fields value = condition.object("value", names);
    if (value == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          condition.path("value"),
          "\""
              + condition.path("value")
              + "\" is needed. Send an object with: "
              + String.join(", ", names)
              + ".");
    }
    return value;
  }

  private static void takeSchedule(ObjectNode body, Fields fields, Translation translation) {
    String url = fields.text("scheduled_url");
    String at = fields.text("scheduled_at");
    if (url == null && at == null) {
      JsonNode cancelled =
          body.has("scheduled_url") ? body.get("scheduled_url") : body.get("scheduled_at");
      translation.take(cancelled, "scheduled_url", "schedule");
      return;
    }
    if (url == null || at == null) {
      String missing = url == null ? "scheduled_url" : "scheduled_at";
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          missing,
          "\"scheduled_url\" and \"scheduled_at\" go together. Send \"" + missing + "\" as well.");
    }
    translation.name("schedule[0].from", "scheduled_at");
    ArrayNode schedule = JSON.arrayNode();
    schedule.addObject().put("from", at).put("destination", url);
    translation.take(schedule, "scheduled_url", "schedule");
  }

  /** Given anew, they take the place of all that were there. */
  private static void takeUtm(ObjectNode body, Fields fields, Translation translation) {
    Fields given = fields.object("utm_params", UTM);
    if (given == null) {
      if (body.has("utm_params") && translation.nullClears()) {
        translation.take(JSON.objectNode().putNull("utm"), "utm_params", "redirect");
      }
      return;
    }
    ObjectNode utm = JSON.objectNode();
    for (String name : UTM) {
      utm.put(name, given.text(name));
      translation.name("redirect.utm." + name, given.path(name));
    }
    translation.take(JSON.objectNode().set("utm", utm), "utm_params", "redirect");
  }
}
