package dev.waypost.routing;

import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where scans of the codes in groups go that are paused, expired or retired and have no fallback of
 * their own. It comes before that of the domain: {@code domain.applyTo(groups.applyTo(route,
 * resolution))}.
 *
 * @param addresses by group id, in the form of a Location header: the group's own, or that of the
 *     nearest group around it; a group that has none is absent
 */
public record GroupFallbacks(Map<String, String> addresses) {
  /** No group has one. */
  public static final GroupFallbacks NONE = new GroupFallbacks(Map.of());

  public GroupFallbacks {
    addresses = Map.copyOf(addresses);
  }

  /** The resolution of a code in its group, given what the code by itself resolves to. */
  public Resolution applyTo(Route route, Resolution resolution) {
    return switch (resolution) {
      case Closed(Closure closure) -> {
        String fallback = hasFallback(closure) ? addressFor(route.groupId()) : null;
        yield fallback == null ? resolution : new Fallback(fallback, closure);
      }
      case Redirect _, ShowText _, ShowPage _, OpenApp _, Ask _, Fallback _ -> resolution;
    };
  }

  private @Nullable String addressFor(@Nullable String groupId) {
    return groupId == null ? null : addresses.get(groupId);
  }

  /** A draft has never led anywhere, so nobody is led elsewhere instead. */
  private static boolean hasFallback(Closure closure) {
    return switch (closure) {
      case PAUSED, EXPIRED, RETIRED -> true;
      case DRAFT -> false;
    };
  }
}
