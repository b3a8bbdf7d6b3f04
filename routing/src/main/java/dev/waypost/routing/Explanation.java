package dev.waypost.routing;

import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a scan came to what it got: what each step said, in the order of the steps. A step that was
 * not reached because an earlier one decided says nothing, but for the rules, which tell what they
 * would have said.
 *
 * @param state what the owner decided; anything but active decides
 * @param expiry why the code is expired, which decides; null where it is not, or is not active
 * @param gate what the person is asked for first, which decides; null for nothing
 * @param rules every rule of the code, in their order
 * @param split the split that divided the scan, a rule's or the code's; null for none
 * @param scheduled the change of destination in force that the scan followed; null for none
 * @param evaluation what the scan gets, as {@link RouteEvaluator#evaluate} says it
 */
public record Explanation(
    RouteState state,
    @Nullable Expiry expiry,
    @Nullable Gate gate,
    List<RuleVerdict> rules,
    @Nullable Split split,
    @Nullable ScheduledTarget scheduled,
    Evaluation evaluation) {

  /** Why a code is expired. */
  public enum Expiry {
    /** Its time is over. */
    TIME,
    /** It has had its number of scans. */
    SCANS
  }

  /** What became of a rule. */
  public enum Outcome {
    /** It is the first that holds. */
    FIRED,
    /** It does not hold. */
    FAILED,
    /** Something before it decided. */
    NOT_REACHED
  }

  /**
   * What a rule said.
   *
   * @param rule its name
   * @param outcome what became of it
   * @param when what its condition said, or for a rule that was not reached would have said
   */
  public record RuleVerdict(String rule, Outcome outcome, ConditionVerdict when) {}
}
