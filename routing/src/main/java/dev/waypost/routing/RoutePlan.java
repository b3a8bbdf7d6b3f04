package dev.waypost.routing;

import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route has beyond one destination. Most routes have nothing of it and share {@link #PLAIN}.
 *
 * @param access what comes before everything else
 * @param rules in their order; the first that holds wins
 * @param split for scans that no rule leads elsewhere; null for none
 * @param schedule by time, each later than the one before
 * @param redirect how it redirects
 * @param expiresAfterScans the number of the last scan that is led on, from 1; null for no limit
 */
public record RoutePlan(
    Access access,
    List<Rule> rules,
    @Nullable Split split,
    List<ScheduledTarget> schedule,
    RedirectOptions redirect,
    @Nullable Long expiresAfterScans) {
  /** One destination for everybody. */
  public static final RoutePlan PLAIN =
      new RoutePlan(Access.OPEN, List.of(), null, List.of(), RedirectOptions.DEFAULT, null);
}
