package dev.waypost.console.http;

import dev.waypost.api.http.Reply;

/** What every page is sent with. */
final class PageHeaders {
  /** Everything comes from our own host, and nothing that stands in a page runs. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageHeaders() {}

  /**
   * The same reply with them.
   *
   * @param secure whether the console is reached over HTTPS, and from then on by nothing else (RFC
   *     6797)
   */
  static Reply with(Reply reply, boolean secure) {
    String type = reply.headers().getOrDefault("Content-Type", "");
    Reply guarded = reply.withHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (!reply.headers().containsKey("Referrer-Policy")) {
      guarded = guarded.withHeader("Referrer-Policy", "same-origin");
    }
    if (secure) {
      guarded = guarded.withHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (!reply.headers().containsKey("Cache-Control")) {
      guarded = guarded.withHeader("Cache-Control", "private, no-store");
    }
    return type.startsWith("text/html") || type.isEmpty()
        ? guarded.withHeader("Content-Security-Policy", POLICY)
        : guarded.withHeader(
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }
}
