package dev.waypost.routing;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an active route that leads to https://example.com/ and has what a test says beyond that.
 */
final class PlannedRoute {
  private Target target = new WebTarget("https://example.com/");
  private RouteState state = RouteState.ACTIVE;
  private @Nullable Instant expiresAt;
  private @Nullable Long expiresAfterScans;
  private @Nullable String fallback;
  private Access access = Access.OPEN;
  private final List<Rule> rules = new ArrayList<>();
  private @Nullable Split split;
  private final List<ScheduledTarget> schedule = new ArrayList<>();
  private RedirectOptions redirect = RedirectOptions.DEFAULT;

  static PlannedRoute to(String location) {
    return new PlannedRoute().to(new WebTarget(location));
  }

  PlannedRoute to(Target other) {
    target = other;
    return this;
  }

  PlannedRoute state(RouteState other) {
    state = other;
    return this;
  }

  PlannedRoute expires(@Nullable String at, @Nullable Long afterScans) {
    expiresAt = at == null ? null : Instant.parse(at);
    expiresAfterScans = afterScans;
    return this;
  }

  PlannedRoute fallback(String location) {
    fallback = location;
    return this;
  }

  PlannedRoute access(Access other) {
    access = other;
    return this;
  }

  PlannedRoute rule(String name, Condition when, String location) {
    return rule(name, when, new Lead(new WebTarget(location)));
  }

  PlannedRoute rule(String name, Condition when, Action then) {
    rules.add(new Rule(name, when, then));
    return this;
  }

  PlannedRoute split(Split other) {
    split = other;
    return this;
  }

  PlannedRoute scheduled(String from, String location) {
    schedule.add(new ScheduledTarget(Instant.parse(from), new WebTarget(location)));
    return this;
  }

  PlannedRoute redirect(int statusCode, Map<String, String> parameters, boolean passQuery) {
    redirect = new RedirectOptions(statusCode, parameters, passQuery);
    return this;
  }

  Route route() {
    return new Route(
        "code_1",
        "ws_1",
        7,
        state,
        target,
        expiresAt,
        fallback,
        null,
        new RoutePlan(
            access, List.copyOf(rules), split, List.copyOf(schedule), redirect, expiresAfterScans));
  }
}
