package dev.waypost.codes.rules;

import dev.waypost.codes.Warning;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RuleReview;
import dev.waypost.routing.RuleReview.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What its owner may not have meant about what a code has beyond one destination. */
public final class PlanWarnings {
  private PlanWarnings() {}

  /**
   * The warnings, in the order of the fields.
   *
   * @param now scans before it do not matter any more
   */
  public static List<Warning> of(RoutePlan plan, Instant now) {
    if (plan.equals(RoutePlan.PLAIN)) {
      return List.of();
    }
    List<Warning> warnings = new ArrayList<>();
    int statusCode = plan.redirect().statusCode();
    if (isPermanent(statusCode)) {
      warnings.add(
          new Warning(
              "redirect.status_code",
              "A %d says that the destination never changes, and browsers and apps may remember it: people who have scanned the code before may not see a change. Use 302 or 307 unless it really never changes."
                  .formatted(statusCode)));
    }
    for (Finding finding : RuleReview.of(plan, now)) {
      warnings.add(new Warning(path(finding, plan), finding.sentence()));
    }
    return warnings;
  }

  /** Redirects that may be cached whatever else is said (RFC 9110 §15.4.2 and §15.4.9). */
  private static boolean isPermanent(int statusCode) {
    return statusCode == 301 || statusCode == 308;
  }

  private static String path(Finding finding, RoutePlan plan) {
    for (int i = 0; i < plan.rules().size(); i++) {
      if (plan.rules().get(i).name().equals(finding.rule())) {
        return "rules[" + i + "]";
      }
    }
    return "variants";
  }
}
