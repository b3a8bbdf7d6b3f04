package dev.waypost.resolver;

import dev.waypost.pages.Language;
import dev.waypost.pages.Look;
import dev.waypost.pages.PageFrame;
import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.routing.AcceptLanguage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of pages: how the domain looks, in the language of ours that the person prefers, or
 * else in that of the domain.
 */
final class Frames {
  private static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  private Frames() {}

  /** For whoever scanned a code. */
  static PageFrame of(Outcome outcome, Hosts hosts) {
    return of(hosts.lookOf(outcome.domain()), outcome.scan().request().language().header());
  }

  /** For whoever sent a request to a domain. */
  static PageFrame of(HttpServerRequest request, String domain, Hosts hosts) {
    return of(hosts.lookOf(domain), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** For whoever sent a request to no domain of ours. */
  static PageFrame ofNoDomain(HttpServerRequest request) {
    return of(Look.PLAIN, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private static PageFrame of(Look look, @Nullable String acceptLanguage) {
    Language asked = Language.of(AcceptLanguage.best(acceptLanguage, LANGUAGES));
    return new PageFrame(look, asked == null ? look.language() : asked);
  }
}
