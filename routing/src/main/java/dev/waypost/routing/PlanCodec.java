package dev.waypost.routing;

import static dev.waypost.routing.RouteInput.refusal;

import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.util.List;
import java.util.Map;

/**
 * The plan of a route as bytes: a byte that says which parts it has beyond {@link RoutePlan#PLAIN},
 * and these parts.
 */
final class PlanCodec {
  private static final int ACCESS = 1;
  private static final int RULES = 2;
  private static final int SPLIT = 4;
  private static final int SCHEDULE = 8;
  private static final int REDIRECT = 16;
  private static final int SCAN_LIMIT = 32;

  private static final int PASSWORD = 1;
  private static final int AGE = 2;
  private static final int CONSENT = 4;
  private static final int SIGNED = 8;

  private static final int PASS_QUERY = 4;
  private static final int ROTATE = 1;

  private static final int LEAD = 1;
  private static final int DIVIDE = 2;

  private PlanCodec() {}

  static void write(RouteOutput out, RoutePlan plan) {
    out.oneByte(parts(plan));
    if (!plan.access().equals(Access.OPEN)) {
      writeAccess(out, plan.access());
    }
    if (!plan.rules().isEmpty()) {
      out.list(plan.rules(), PlanCodec::writeRule);
    }
    if (plan.split() != null) {
      writeSplit(out, plan.split());
    }
    if (!plan.schedule().isEmpty()) {
      out.list(plan.schedule(), PlanCodec::writeScheduled);
    }
    if (!plan.redirect().equals(RedirectOptions.DEFAULT)) {
      writeRedirect(out, plan.redirect());
    }
    if (plan.expiresAfterScans() != null) {
      out.number(scanLimit(plan.expiresAfterScans()));
    }
  }

  static RoutePlan read(RouteInput in) {
    int parts = in.flags(SCAN_LIMIT);
    if (parts == 0) {
      return RoutePlan.PLAIN;
    }
    RoutePlan plan =
        new RoutePlan(
            (parts & ACCESS) == 0 ? Access.OPEN : access(in),
            (parts & RULES) == 0 ? List.of() : in.list(PlanCodec::rule),
            (parts & SPLIT) == 0 ? null : split(in),
            (parts & SCHEDULE) == 0 ? List.of() : in.list(PlanCodec::scheduled),
            (parts & REDIRECT) == 0 ? RedirectOptions.DEFAULT : redirect(in),
            (parts & SCAN_LIMIT) == 0 ? null : scanLimit(in.number()));
    if (parts(plan) != parts) {
      throw refusal("a part that says nothing");
    }
    return plan;
  }

  private static int parts(RoutePlan plan) {
    return (plan.access().equals(Access.OPEN) ? 0 : ACCESS)
        | (plan.rules().isEmpty() ? 0 : RULES)
        | (plan.split() == null ? 0 : SPLIT)
        | (plan.schedule().isEmpty() ? 0 : SCHEDULE)
        | (plan.redirect().equals(RedirectOptions.DEFAULT) ? 0 : REDIRECT)
        | (plan.expiresAfterScans() == null ? 0 : SCAN_LIMIT);
  }

  private static long scanLimit(long scans) {
    return RouteLimits.within("a limit of scans", scans, 1, Long.MAX_VALUE);
  }

  private static void writeAccess(RouteOutput out, Access access) {
    out.oneByte(
        (access.password() == null ? 0 : PASSWORD)
            | (access.minimumAge() == null ? 0 : AGE)
            | (access.consent() == null ? 0 : CONSENT)
            | (access.signedLinksOnly() ? SIGNED : 0));
    if (access.password() != null) {
      out.text(access.password());
    }
    if (access.minimumAge() != null) {
      out.oneByte(age(access.minimumAge()));
    }
    if (access.consent() != null) {
      out.text(access.consent());
    }
  }

  private static Access access(RouteInput in) {
    int flags = in.flags(SIGNED);
    return new Access(
        (flags & PASSWORD) == 0 ? null : in.text(),
        (flags & AGE) == 0 ? null : age(in.oneByte()),
        (flags & CONSENT) == 0 ? null : in.text(),
        (flags & SIGNED) != 0);
  }

  private static int age(int years) {
    return (int) RouteLimits.within("a minimum age", years, 1, 99);
  }

  private static void writeRule(RouteOutput out, Rule rule) {
    ConditionCodec.write(out.text(rule.name()), rule.when());
    switch (rule.then()) {
      case Lead(Target target) -> TargetCodec.write(out.oneByte(LEAD), target);
      case Divide(Split split) -> writeSplit(out.oneByte(DIVIDE), split);
    }
  }

  private static Rule rule(RouteInput in) {
    return new Rule(in.text(), ConditionCodec.read(in), action(in));
  }

  private static Action action(RouteInput in) {
    byte kind = in.oneByte();
    return switch (kind) {
      case LEAD -> new Lead(TargetCodec.read(in));
      case DIVIDE -> new Divide(split(in));
      default -> throw refusal("unknown kind of action " + kind);
    };
  }

  private static void writeSplit(RouteOutput out, Split split) {
    int mode =
        switch (split.mode()) {
          case STICKY -> 0;
          case ROTATE -> ROTATE;
        };
    out.oneByte(mode)
        .percent(split.holdOutPercent())
        .list(
            split.factors(),
            (to, factor) ->
                to.text(factor.name()).list(factor.variants(), PlanCodec::writeVariant));
  }

  private static Split split(RouteInput in) {
    Mode mode = in.flags(ROTATE) == ROTATE ? Mode.ROTATE : Mode.STICKY;
    return new Split(
        mode,
        in.percent(),
        in.list(from -> new Factor(from.text(), from.list(PlanCodec::variant))));
  }

  private static void writeVariant(RouteOutput out, Variant variant) {
    out.text(variant.name()).number(weight(variant.weight()));
    TargetCodec.writeOptional(out, variant.target());
    out.map(variant.parameters());
  }

  private static Variant variant(RouteInput in) {
    return new Variant(in.text(), weight(in.number()), TargetCodec.readOptional(in), in.map());
  }

  private static int weight(long weight) {
    return (int) RouteLimits.within("a weight", weight, 0, 1_000_000);
  }

  private static void writeScheduled(RouteOutput out, ScheduledTarget scheduled) {
    TargetCodec.write(out.instant(scheduled.from()), scheduled.target());
  }

  private static ScheduledTarget scheduled(RouteInput in) {
    return new ScheduledTarget(in.instant(), TargetCodec.read(in));
  }

  private static void writeRedirect(RouteOutput out, RedirectOptions redirect) {
    int status =
        switch (redirect.statusCode()) {
          case 302 -> 0;
          case 301 -> 1;
          case 307 -> 2;
          case 308 -> 3;
          default -> throw refusal("status code " + redirect.statusCode());
        };
    out.oneByte(status | (redirect.passQuery() ? PASS_QUERY : 0)).map(redirect.parameters());
  }

  private static RedirectOptions redirect(RouteInput in) {
    int flags = in.flags(PASS_QUERY);
    int statusCode =
        switch (flags & 3) {
          case 0 -> 302;
          case 1 -> 301;
          case 2 -> 307;
          default -> 308;
        };
    Map<String, String> parameters = in.map();
    return new RedirectOptions(statusCode, parameters, (flags & PASS_QUERY) != 0);
  }
}
