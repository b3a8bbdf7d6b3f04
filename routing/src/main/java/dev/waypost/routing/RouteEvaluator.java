package dev.waypost.routing;

import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;

/** Decides what a scan gets: state, then expiry, then the target. */
public final class RouteEvaluator {
  private RouteEvaluator() {}

  /** The resolution of a scan in its context. */
  public static Evaluation evaluate(Route route, ScanContext context) {
    return Evaluation.of(resolution(route, context));
  }

  private static Resolution resolution(Route route, ScanContext context) {
    return switch (route.state()) {
      case DRAFT -> new Closed(Closure.DRAFT);
      case PAUSED -> closed(route, Closure.PAUSED);
      case RETIRED, REMOVED -> closed(route, Closure.RETIRED);
      case ACTIVE -> expired(route, context) ? closed(route, Closure.EXPIRED) : open(route);
    };
  }

  private static boolean expired(Route route, ScanContext context) {
    return route.expiresAt() != null && !context.time().isBefore(route.expiresAt());
  }

  private static Resolution closed(Route route, Closure closure) {
    String fallback = route.fallback();
    return fallback == null ? new Closed(closure) : new Fallback(fallback, closure);
  }

  private static Resolution open(Route route) {
    return switch (route.target()) {
      case WebTarget(String location) ->
          new Redirect(location, route.plan().redirect().statusCode());
      case TextTarget(String text) -> new ShowText(text);
      case AppTarget app -> new OpenApp(app);
    };
  }
}
