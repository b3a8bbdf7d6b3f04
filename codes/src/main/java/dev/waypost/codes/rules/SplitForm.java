package dev.waypost.codes.rules;

import dev.waypost.routing.Target;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A split between variants in its written form. */
final class SplitForm {
  private static final int MAX_OPTIONS = 20;
  private static final int MAX_FACTORS = 5;
  private static final int MAX_WEIGHT = 1_000_000;
  private static final Map<String, Mode> MODES = Words.of(Mode.class);

  /** With several factors a variant is logged as {@code name=variant,name=variant}. */
  private static final Pattern RESERVED_SIGNS = Pattern.compile("[=,]");

  private SplitForm() {}

  /** A list alone stands for the options of a split. */
  static Split read(Node node) {
    if (node.isList()) {
      return new Split(Mode.STICKY, 0, List.of(new Factor("", options(node))));
    }
    Members members = node.members(List.of("mode", "hold_out", "options", "factors"));
    Node mode = members.get("mode");
    Node holdOut = members.get("hold_out");
    String kind = members.only(List.of("options", "factors"), "Say what shall be tried.");
    List<Factor> factors =
        kind.equals("options")
            ? List.of(new Factor("", options(members.at(kind))))
            : factors(members.at(kind));
    requireOneWithTargets(factors, members);
    return new Split(
        mode == null ? Mode.STICKY : mode.oneOf(MODES),
        holdOut == null ? 0 : holdOut.percent(),
        factors);
  }

  private static List<Factor> factors(Node node) {
    List<Factor> factors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node element : requireSome(node.elements(MAX_FACTORS), node)) {
      Members members = element.members(List.of("name", "options"));
      Node name = members.require("name", "What is it that differs? Such as \"headline\".");
      factors.add(
          new Factor(
              name(name, names),
              options(
                  members.require(
                      "options", "Send a list of what it can be, each with a \"name\"."))));
    }
    return List.copyOf(factors);
  }

  private static List<Node> requireSome(List<Node> elements, Node node) {
    if (elements.isEmpty()) {
      throw node.refused("is empty. Send at least one.");
    }
    return elements;
  }

  private static String name(Node node, Set<String> taken) {
    String name = Names.read(node, taken);
    if (node.checked()
        && (RESERVED_SIGNS.matcher(name).find() || name.equalsIgnoreCase(Split.HOLD_OUT))) {
      throw node.refused(
          "is \"%s\". Names here have no \"=\" and no comma, and \"%s\" is the name of those that are held out."
              .formatted(name, Split.HOLD_OUT));
    }
    return name;
  }

  private static List<Variant> options(Node node) {
    List<Variant> options = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node element : requireSome(node.elements(MAX_OPTIONS), node)) {
      options.add(option(element, names));
    }
    if (node.checked() && options.stream().allMatch(option -> option.weight() == 0)) {
      throw node.refused("has no option with a weight above 0, so nobody could get any.");
    }
    return List.copyOf(options);
  }

  private static Variant option(Node node, Set<String> names) {
    Members members = node.members(List.of("name", "weight", "destination", "parameters"));
    String name = name(members.require("name", "It is reported under that name."), names);
    Node weight = members.get("weight");
    Node destination = members.get("destination");
    Node parameters = members.get("parameters");
    Map<String, String> read = parameters == null ? Map.of() : Parameters.read(parameters);
    if (node.checked() && parameters != null && read.isEmpty()) {
      throw parameters.refused("is empty. Name at least one, or leave it out.");
    }
    if (destination == null && parameters == null) {
      throw members.missing("destination", "An option has a destination, parameters, or both.");
    }
    return new Variant(
        name,
        weight == null ? 1 : (int) weight.wholeNumber(0, MAX_WEIGHT),
        destination == null ? null : TargetForm.destination(destination),
        read);
  }

  private static void requireOneWithTargets(List<Factor> factors, Members members) {
    Node node = members.at("factors");
    Integer first = null;
    for (int i = 0; i < factors.size(); i++) {
      for (int j = 0; j < factors.get(i).variants().size(); j++) {
        if (factors.get(i).variants().get(j).target() == null) {
          continue;
        }
        if (first != null && first != i && node.checked()) {
          throw Node.written(null, "%s[%d].options[%d].destination".formatted(node.path(), i, j))
              .refused(
                  "can't be, because the options of \"%s\" have destinations already. Only one factor decides where a scan leads; give the options of others parameters."
                      .formatted(factors.get(first).name()));
        }
        first = i;
      }
    }
  }

  static Map<String, @Nullable Object> write(Split split) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("mode", Words.of(split.mode()));
    object.put("hold_out", Numbers.plain(split.holdOutPercent()));
    if (isPlain(split)) {
      object.put("options", options(split.factors().getFirst()));
    } else {
      object.put("factors", split.factors().stream().map(SplitForm::write).toList());
    }
    return object;
  }

  /** Whether the split is written with its options alone. */
  static boolean isPlain(Split split) {
    return split.factors().size() == 1 && split.factors().getFirst().name().isEmpty();
  }

  private static Map<String, Object> write(Factor factor) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", factor.name());
    object.put("options", options(factor));
    return object;
  }

  private static List<Object> options(Factor factor) {
    return new ArrayList<>(factor.variants().stream().map(SplitForm::write).toList());
  }

  private static Map<String, @Nullable Object> write(Variant variant) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", variant.name());
    object.put("weight", (long) variant.weight());
    Target target = variant.target();
    if (target != null) {
      object.putAll(TargetForm.write(target));
    }
    if (!variant.parameters().isEmpty()) {
      object.put("parameters", new LinkedHashMap<>(variant.parameters()));
    }
    return object;
  }
}
