package dev.waypost.codes.rules;

import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The web addresses that a plan may lead to, by their paths in the written form. */
public final class PlanAddresses {
  private final Map<String, String> byPath = new LinkedHashMap<>();

  private PlanAddresses() {}

  /** Those in the parts of a plan that a change has touched. */
  public static Map<String, String> changed(RoutePlan before, RoutePlan after) {
    var addresses = new PlanAddresses();
    if (!after.rules().equals(before.rules())) {
      for (int i = 0; i < after.rules().size(); i++) {
        addresses.add(after.rules().get(i).then(), "rules[" + i + "].then");
      }
    }
    Split split = after.split();
    if (split != null && !Objects.equals(split, before.split())) {
      addresses.add(split, "variants");
    }
    if (!after.schedule().equals(before.schedule())) {
      for (int i = 0; i < after.schedule().size(); i++) {
        addresses.add(after.schedule().get(i).target(), "schedule[" + i + "]");
      }
    }
    return addresses.byPath;
  }

  private void add(Action action, String path) {
    switch (action) {
      case Lead(Target target) -> add(target, path);
      case Divide(Split split) -> add(split, path + ".variants");
    }
  }

  private void add(Split split, String path) {
    List<Factor> factors = split.factors();
    for (int i = 0; i < factors.size(); i++) {
      String place = SplitForm.isPlain(split) ? path : path + ".factors[" + i + "]";
      for (int j = 0; j < factors.get(i).variants().size(); j++) {
        add(factors.get(i).variants().get(j).target(), place + ".options[" + j + "]");
      }
    }
  }

  private void add(@Nullable Target target, String path) {
    switch (target) {
      case null -> {}
      case WebTarget(String location) -> byPath.put(path + ".destination", location);
      case AppTarget app -> byPath.put(path + ".app.fallback", app.fallback());
      case TextTarget _, PageTarget _ -> {}
    }
  }
}
