package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in what a code has beyond one destination. Objects are merged by their members,
 * lists are replaced as a whole (RFC 7396).
 */
public record PlanPatch(
    RedirectPatch redirect,
    Change<List<Rule>> rules,
    Change<@Nullable Split> split,
    Change<List<ScheduledTarget>> schedule,
    AccessPatch access,
    Change<@Nullable Long> expiresAfterScans) {
  /** Changes nothing. */
  public static final PlanPatch NONE =
      new PlanPatch(
          RedirectPatch.NONE,
          Change.keep(),
          Change.keep(),
          Change.keep(),
          AccessPatch.NONE,
          Change.keep());

  /** The same with another number of scans after which the code expires. */
  public PlanPatch withExpiresAfterScans(Change<@Nullable Long> change) {
    return new PlanPatch(redirect, rules, split, schedule, access, change);
  }

  /** The plan after the change. */
  public RoutePlan applyTo(RoutePlan before, PasswordHashing hashing) {
    if (equals(NONE)) {
      return before;
    }
    var after =
        new RoutePlan(
            access.applyTo(before.access(), hashing),
            rules.applyTo(before.rules()),
            split.applyTo(before.split()),
            schedule.applyTo(before.schedule()),
            redirect.applyTo(before.redirect()),
            expiresAfterScans.applyTo(before.expiresAfterScans()));
    // One object for the many codes that have nothing of it.
    return after.equals(RoutePlan.PLAIN) ? RoutePlan.PLAIN : after;
  }
}
