package dev.waypost.api.compatibility;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where CodeQR's callers want scans to lead: up to 20 rules, each with an attribute that is or is
 * not a value, and an address or a split. A rule without an attribute holds always and divides.
 */
final class CodeQrRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_RULES = 20;
  private static final int LEAST_VARIANTS = 2;
  private static final int MOST_VARIANTS = 4;
  private static final int ALL_WEIGHTS = 100;

  private static final List<String> ATTRIBUTES =
      List.of(
          "device",
          "country",
          "city",
          "region",
          "continent",
          "language",
          "referrer",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "utm_term",
          "utm_content");

  /** There, a device is told by its system; what people write for its form is meant so as well. */
  private static final Map<String, String> FORMS =
      Map.of("mobile", "phone", "phone", "phone", "tablet", "tablet", "desktop", "desktop");

  private CodeQrRules() {}

  static void take(ObjectNode body, Fields fields, Translation translation) {
    List<Fields> given =
        fields.objects(
            "rules", List.of("attribute", "operator", "value", "url", "split"), MAX_RULES);
    if (given == null) {
      translation.take(body.get("rules"), "rules", "rules");
      return;
    }
    ArrayNode rules = JSON.arrayNode();
    for (Fields rule : given) {
      String path = "rules[" + rules.size() + "]";
      translation.name(path + ".when", rule.path("value"));
      ObjectNode ours = rules.addObject();
      ours.set("when", when(rule));
      ours.set("then", then(rule, path + ".then", translation));
    }
    translation.take(rules, "rules", "rules");
  }

  private static ObjectNode when(Fields rule) {
    String attribute = rule.oneOf("attribute", ATTRIBUTES);
    String operator = rule.oneOf("operator", List.of("equals", "not_equals"));
    String value = rule.text("value");
    if (attribute == null && operator == null && value == null) {
      return JSON.objectNode();
    }
    for (String needed : List.of("attribute", "operator", "value")) {
      if (rule.text(needed) == null) {
        throw new ProblemException(
            ProblemCode.MISSING_FIELD,
            rule.path(needed),
            "A condition needs \"attribute\", \"operator\" and \"value\" together. Send \"%s\" as well."
                .formatted(rule.path(needed)));
      }
    }
    ObjectNode condition = condition(rule, String.valueOf(attribute), String.valueOf(value));
    return "not_equals".equals(operator) ? JSON.objectNode().set("not", condition) : condition;
  }

  private static ObjectNode condition(Fields rule, String attribute, String value) {
    return switch (attribute) {
      case "device" -> device(value);
      case "continent" -> continent(rule, value);
      case "city" -> throw Unavailable.refusal(rule.path("attribute"), "rules for cities");
      case "country", "region", "language", "referrer" -> JSON.objectNode().put(attribute, value);
      default -> JSON.objectNode().set("query", JSON.objectNode().put(attribute, value));
    };
  }

  private static ObjectNode device(String value) {
    String form = FORMS.get(value.toLowerCase(Locale.ROOT));
    return form == null
        ? JSON.objectNode().put("os", OperatingSystems.word(value))
        : JSON.objectNode().put("device", form);
  }

  private static ObjectNode continent(Fields rule, String value) {
    List<Set<String>> countries = Continents.countries(value);
    if (countries.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          rule.path("value"),
          "\"%s\" is \"%s\". Allowed are: %s."
              .formatted(rule.path("value"), value, String.join(", ", Continents.codes())));
    }
    ObjectNode condition = JSON.objectNode();
    ArrayNode any = condition.putArray("any");
    for (Set<String> some : countries) {
      ArrayNode list = any.addObject().putArray("country");
      some.forEach(list::add);
    }
    return condition;
  }

  private static ObjectNode then(Fields rule, String path, Translation translation) {
    String url = rule.text("url");
    List<Fields> split = rule.objects("split", List.of("url", "weight"), MOST_VARIANTS);
    if ((url == null) == (split == null)) {
      throw new ProblemException(
          url == null ? ProblemCode.MISSING_FIELD : ProblemCode.CONFLICTING_FIELDS,
          rule.path("url"),
          "A rule leads to a \"url\" or divides scans by a \"split\". Send one of them.");
    }
    translation.name(path, rule.path(url == null ? "split" : "url"));
    return split == null
        ? JSON.objectNode().put("destination", url)
        : JSON.objectNode().set("variants", variants(rule, split, path + ".variants", translation));
  }

  private static ArrayNode variants(
      Fields rule, List<Fields> split, String path, Translation translation) {
    ArrayNode variants = JSON.arrayNode();
    int total = 0;
    for (Fields variant : split) {
      int weight = weight(variant);
      total += weight;
      translation.name(path + "[" + variants.size() + "].destination", variant.path("url"));
      variants
          .addObject()
          .put("name", Character.toString('A' + variants.size() - 1))
          .put("weight", weight)
          .put("destination", variant.requiredText("url"));
    }
    if (split.size() < LEAST_VARIANTS || total != ALL_WEIGHTS) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          rule.path("split"),
          "\"%s\" has %d variants with weights that add up to %d. Allowed are %d to %d with %d in all."
              .formatted(
                  rule.path("split"),
                  split.size(),
                  total,
                  LEAST_VARIANTS,
                  MOST_VARIANTS,
                  ALL_WEIGHTS));
    }
    return variants;
  }

  private static int weight(Fields variant) {
    Integer weight = variant.integer("weight", 1, ALL_WEIGHTS);
    if (weight == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          variant.path("weight"),
          "\"" + variant.path("weight") + "\" is needed. Send a whole number from 1 to 100.");
    }
    return weight;
  }
}
