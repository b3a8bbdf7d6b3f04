package dev.waypost.codes;

import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.util.Optional;

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
    var route =
        new Route(
            code.id().value(),
            code.workspace().value(),
            routeRevision,
            code.status().routeState(),
            target(code),
            code.expiresAt(),
            code.fallback() == null ? null : WebAddress.location(code.fallback()));
    return Optional.of(new RouteChange(routeRevision, new RouteAddress(domainId, key), route));
  }

  private static Target target(Code code) {
    return switch (code.content()) {
      case UrlContent(String url) -> new WebTarget(WebAddress.location(url));
      case TextContent(String text) -> new TextTarget(text);
    };
  }
}
