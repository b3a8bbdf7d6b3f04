package dev.waypost.routing;

import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import org.jspecify.annotations.Nullable;

/**
 * Where scans at a domain go that no code leads anywhere; each an absolute web address, or null for
 * a page of ours.
 *
 * @param root for the domain's address without a key
 * @param notFound for a key that no code has
 * @param expired for a code that is expired or retired and has no fallback of its own
 */
public record DomainFallbacks(
    @Nullable String root, @Nullable String notFound, @Nullable String expired) {
  /** Pages of ours throughout. */
  public static final DomainFallbacks NONE = new DomainFallbacks(null, null, null);

  /** The resolution of a code at the domain, given what the code by itself resolves to. */
  public Resolution applyTo(Resolution resolution) {
    return switch (resolution) {
      case Closed(Closure closure) ->
          expired == null || !isOver(closure) ? resolution : new Fallback(expired, closure);
      case Redirect _, ShowText _, ShowPage _, OpenApp _, Ask _, Fallback _ -> resolution;
    };
  }

  private static boolean isOver(Closure closure) {
    return switch (closure) {
      case EXPIRED, RETIRED -> true;
      case DRAFT, PAUSED -> false;
    };
  }
}
