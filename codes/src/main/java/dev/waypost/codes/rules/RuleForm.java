package dev.waypost.codes.rules;

import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules in their written form. */
final class RuleForm {
  private static final int MAX_RULES = 100;
  private static final List<String> ACTIONS = List.of("destination", "page", "app", "variants");

  private RuleForm() {}

  static List<Rule> read(Node node) {
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    var conditions = new ConditionReader();
    for (Node element : node.elements(MAX_RULES)) {
      Members members = element.members(List.of("name", "when", "then"));
      rules.add(
          new Rule(
              name(members.at("name"), rules.size() + 1, names),
              conditions.read(
                  members.require(
                      "when", "When shall the rule hold? Send {} for a rule that always does.")),
              action(members.require("then", "Say what shall happen where the rule holds."))));
    }
    return List.copyOf(rules);
  }

  /** A name that is left out is made of the rule's place. */
  private static String name(Node node, int place, Set<String> names) {
    if (!node.isNull()) {
      return Names.read(node, names);
    }
    String byPlace = "rule-" + place;
    Names.requireFree(node, byPlace, names);
    return byPlace;
  }

  private static Action action(Node node) {
    Members members = node.members(ACTIONS);
    String kind = members.only(ACTIONS, "Say what shall happen where the rule holds.");
    Node value = members.at(kind);
    return switch (kind) {
      case "destination" -> new Lead(TargetForm.destination(value));
      case "page" -> new Lead(TargetForm.page(value));
      case "app" -> new Lead(TargetForm.app(value));
      default -> new Divide(SplitForm.read(value));
    };
  }

  static List<@Nullable Object> write(List<Rule> rules) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Rule rule : rules) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("name", rule.name());
      object.put("when", ConditionWriter.write(rule.when()));
      object.put("then", write(rule.then()));
      list.add(object);
    }
    return list;
  }

  private static Map<String, @Nullable Object> write(Action action) {
    return switch (action) {
      case Lead(var target) -> TargetForm.write(target);
      case Divide(var split) -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("variants", SplitForm.write(split));
        yield object;
      }
    };
  }
}
