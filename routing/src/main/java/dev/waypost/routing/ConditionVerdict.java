package dev.waypost.routing;

import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import java.util.List;

/**
 * What a condition said of a scan.
 *
 * @param condition what was wanted
 * @param holds whether it holds
 * @param had what the scan had, in the words of the written form (spec/routing-cases), such as
 *     {@code desktop} or {@code DE-BY}; empty where it is not known. For hours, the weekday and the
 *     time on clocks in their zone; for a share, where the visitor stands, in percent.
 * @param parts what the conditions in it said, where there are any: all of them, whichever decided
 */
public record ConditionVerdict(
    Condition condition, boolean holds, List<String> had, List<ConditionVerdict> parts) {

  /**
   * The condition to blame where this one does not hold: of all that had to hold the first that
   * does not, otherwise this one itself.
   */
  public ConditionVerdict cause() {
    if (!holds && condition instanceof All) {
      for (ConditionVerdict part : parts) {
        if (!part.holds()) {
          return part.cause();
        }
      }
    }
    return this;
  }
}
