package dev.waypost.routing;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Rule;
import java.util.AbstractList;
import java.util.List;

/**
 * The rules of a route of which only the addresses that they lead to are its own. An address is
 * read when its rule is asked for: a scan needs one of them.
 *
 * <p>The addresses lie one behind the other, each as the number of its UTF-8 bytes and those bytes.
 */
final class StoredRules extends AbstractList<Rule> {
  private final SharedPlan shared;
  private final byte[] bytes;
  private final int offset;

  /**
   * @param bytes that never change
   * @param offset where the first address begins
   */
  StoredRules(SharedPlan shared, byte[] bytes, int offset) {
    this.shared = shared;
    this.bytes = bytes;
    this.offset = offset;
  }

  /** Names and conditions of the rules, without the addresses. */
  List<Rule> withoutAddresses() {
    return shared.rules();
  }

  boolean countScans() {
    return shared.countsScans();
  }

  @Override
  public Rule get(int index) {
    Rule rule = shared.rules().get(index);
    return rule.then() instanceof Lead(WebTarget(String number))
        ? new Rule(rule.name(), rule.when(), new Lead(new WebTarget(address(number))))
        : rule;
  }

  @Override
  public int size() {
    return shared.rules().size();
  }

  private String address(String number) {
    var in = new RouteInput(bytes, offset, bytes.length);
    for (int before = Integer.parseInt(number); before > 0; before--) {
      in.skipText();
    }
    return in.text();
  }
}
