package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.codes.hosted.AppStores;
import dev.waypost.codes.hosted.HostedContents;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.GroupFallbacks;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a code into what the data plane needs of it. */
public final class RouteCompiler {
  private RouteCompiler() {}

  /**
   * The route change that a code's present state asks for, or nothing for a static code, which no
   * scan of ours ever reaches.
   */
  public static Optional<RouteChange> compile(Code code, long routeRevision) {
    String domainId = code.domainId();
    String key = code.key();
    if (domainId == null || key == null) {
      return Optional.empty();
    }
    GroupId group = code.description().group();
    var route =
        new Route(
            code.id().value(),
            code.workspace().value(),
            routeRevision,
            code.status().routeState(),
            HostedContents.target(code),
            code.expiresAt(),
            location(code.fallback()),
            group == null ? null : group.value(),
            AppStores.completed(PlanCompiler.compile(code.plan()), code.content()));
    return Optional.of(new RouteChange(routeRevision, new RouteAddress(domainId, key), route));
  }

  /**
   * The route change that makes scans of a code find nothing any more, or nothing for a static
   * code.
   */
  public static Optional<RouteChange> remove(Code code, long routeRevision) {
    return compile(code, routeRevision).map(RouteCompiler::removed);
  }

  private static RouteChange removed(RouteChange change) {
    Route route = change.route();
    return new RouteChange(
        change.revision(),
        change.address(),
        new Route(
            route.codeId(),
            route.workspaceId(),
            route.revision(),
            RouteState.REMOVED,
            new TextTarget(""),
            null,
            null,
            null,
            RoutePlan.PLAIN));
  }

  /** The fallbacks of a domain in the form of a Location header. */
  public static DomainFallbacks fallbacks(Domain domain) {
    DomainFallbacks written = domain.fallbacks();
    return new DomainFallbacks(
        location(written.root()), location(written.notFound()), location(written.expired()));
  }

  /** The fallbacks that hold in groups, in the same form. */
  public static GroupFallbacks fallbacks(GroupTree groups) {
    Map<String, String> addresses = new HashMap<>();
    groups
        .fallbacks()
        .forEach((group, url) -> addresses.put(group.value(), WebAddress.location(url)));
    return new GroupFallbacks(addresses);
  }

  private static @Nullable String location(@Nullable String url) {
    return url == null ? null : WebAddress.location(url);
  }
}
