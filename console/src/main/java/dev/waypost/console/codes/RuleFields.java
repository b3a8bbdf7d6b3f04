package dev.waypost.console.codes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.console.http.Form;
import dev.waypost.console.http.JsonForm;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the form of rules, plan, variants and access into the fields that the API has for them. */
final class RuleFields {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the form has fields for; a rule with anything else is edited as JSON. */
  private static final Set<String> SIMPLE =
      Set.of("device", "os", "country", "region", "language", "referrer", "share", "time", "date");

  private static final String MIDNIGHT = "00:00";

  private RuleFields() {}

  /** Whether the form has a field for everything in a rule. */
  static boolean isSimple(JsonNode rule) {
    if (!rule.isObject()) {
      return false;
    }
    for (var names = rule.path("when").fieldNames(); names.hasNext(); ) {
      if (!SIMPLE.contains(names.next())) {
        return false;
      }
    }
    JsonNode then = rule.path("then");
    return then.isMissingNode() || then.has("destination") || then.has("page");
  }

  /** Everything in the form; lists that it has no entry of are empty. */
  static ObjectNode read(Form form, ZoneId zone) {
    ObjectNode read =
        JsonForm.read(form, List.of("rules", "schedule", "variants", "access", "reason"));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("rules", rules(read.path("rules"), zone));
    body.set("schedule", schedule(read.path("schedule"), zone));
    JsonNode variants = variants(read.path("variants"));
    body.set("variants", variants);
    body.set("access", access(read.path("access")));
    if (read.has("reason")) {
      body.set("reason", read.get("reason"));
    }
    return body;
  }

  private static ArrayNode rules(JsonNode forms, ZoneId zone) {
    ArrayNode rules = JsonNodeFactory.instance.arrayNode();
    for (JsonNode form : forms) {
      rules.add(form.has("json") ? json(form.path("json").asText()) : rule(form, zone));
    }
    nameAll(rules);
    return rules;
  }

  /** Names that the API gives go by the place, and one that a rule has already is taken. */
  private static void nameAll(ArrayNode rules) {
    Set<String> names = new HashSet<>();
    rules.forEach(rule -> names.add(rule.path("name").asText()));
    int place = 0;
    for (JsonNode rule : rules) {
      place++;
      if (rule instanceof ObjectNode object && !object.has("name")) {
        int number = place;
        while (!names.add("rule-" + number)) {
          number++;
        }
        object.put("name", "rule-" + number);
      }
    }
  }

  /** What is no JSON stays the text that it is, so that nobody types it again. */
  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  /**
   * Says what is wrong where somebody wrote no JSON.
   *
   * @throws ProblemException naming the first
   */
  static void check(ObjectNode body) {
    for (JsonNode rule : body.path("rules")) {
      checkJson(rule, "rules");
    }
    checkJson(body.path("variants"), "variants");
  }

  private static void checkJson(JsonNode node, String field) {
    if (node.isTextual()) {
      try {
        JsonNode _ = JSON.readTree(node.textValue());
      } catch (JsonProcessingException e) {
        throw new ProblemException(
            ProblemCode.MALFORMED_JSON, field, "This is no JSON: " + e.getOriginalMessage() + ".");
      }
    }
  }

  private static ObjectNode rule(JsonNode form, ZoneId zone) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    if (form.has("name")) {
      rule.set("name", form.get("name"));
    }
    ObjectNode when = rule.putObject("when");
    form.path("when")
        .properties()
        .forEach(member -> {
          JsonNode value = member.getValue();
          boolean isEmpty = value.isContainerNode() && value.isEmpty();
          if (!isEmpty) {
            when.set(member.getKey(), value);
          }
        });
    if (when.path("time") instanceof ObjectNode time) {
      takeHours(when, time);
    }
    if (when.path("date") instanceof ObjectNode date) {
      for (String end : List.of("from", "until")) {
        if (date.has(end)) {
          date.put(end, Moments.moment(date.path(end).asText(), zone));
        }
      }
    }
    ObjectNode then = rule.putObject("then");
    JsonNode said = form.path("then");
    if (said.path("kind").asText().equals("page")) {
      then.putObject("page").put("text", said.path("text").asText());
    } else {
      then.put("destination", said.path("destination").asText());
    }
    return rule;
  }

  /** Weekdays without hours are whole days: from midnight to midnight. */
  private static void takeHours(ObjectNode when, ObjectNode time) {
    boolean hasHours = time.has("from") || time.has("until");
    boolean hasDays = !time.path("weekdays").isEmpty();
    if (!hasDays) {
      time.remove("weekdays");
    }
    if (!hasHours && hasDays) {
      time.put("from", MIDNIGHT).put("until", MIDNIGHT);
    } else if (!hasHours) {
      when.remove("time");
    }
  }

  private static ArrayNode schedule(JsonNode forms, ZoneId zone) {
    ArrayNode schedule = JsonNodeFactory.instance.arrayNode();
    for (JsonNode form : forms) {
      if (form.has("from") || form.has("destination")) {
        schedule
            .addObject()
            .put("from", Moments.moment(form.path("from").asText(), zone))
            .put("destination", form.path("destination").asText());
      }
    }
    return schedule;
  }

  private static JsonNode variants(JsonNode form) {
    if (form.has("json")) {
      return json(form.path("json").asText());
    }
    ArrayNode options = JsonNodeFactory.instance.arrayNode();
    for (JsonNode option : form.path("options")) {
      if (option.has("name") || option.has("destination")) {
        options.add(option);
      }
    }
    if (options.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode variants = JsonNodeFactory.instance.objectNode();
    variants.set("options", options);
    for (String name : List.of("mode", "hold_out")) {
      if (form.has(name)) {
        variants.set(name, form.get(name));
      }
    }
    return variants;
  }

  /** An empty field of a password keeps the present one. */
  private static ObjectNode access(JsonNode form) {
    ObjectNode access = JsonNodeFactory.instance.objectNode();
    if (form.path("no_password").asBoolean()) {
      access.putNull("password");
    } else if (form.has("password")) {
      access.set("password", form.get("password"));
    }
    for (String name : List.of("minimum_age", "consent", "links")) {
      if (form.has(name)) {
        access.set(name, form.get(name));
      }
    }
    return access;
  }
}
