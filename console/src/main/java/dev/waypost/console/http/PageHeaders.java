package dev.waypost.console.http;

import dev.waypost.api.http.Reply;

/** What every page is sent with. */
final class PageHeaders {
  /** Everything comes from our own host, and nothing that stands in a page runs. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageHeaders() {}

  static Reply with(Reply reply) {
    String type = reply.headers().getOrDefault("Content-Type", "");
    Reply guarded =
        reply
            .withHeader("Referrer-Policy", "same-origin")
            .withHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (!reply.headers().containsKey("Cache-Control")) {
      guarded = guarded.withHeader("Cache-Control", "private, no-store");
    }
    return type.startsWith("text/html") || type.isEmpty()
        ? guarded.withHeader("Content-Security-Policy", POLICY)
        : guarded.withHeader(
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }
}
