package dev.waypost.console.http;

import dev.waypost.api.http.Reply;
import dev.waypost.people.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The cookie that holds a session's token. Scripts can't read it, other sites' forms don't bring
 * it, and over HTTPS it never travels otherwise.
 */
public final class SessionCookie {
  private static final String NAME = "wp_session";

  private final boolean secure;

  /**
   * Cookies of this console.
   *
   * @param secure whether the console is reached over HTTPS
   */
  public SessionCookie(boolean secure) {
    this.secure = secure;
  }

  /** Whether the console is reached over HTTPS. */
  boolean isSecure() {
    return secure;
  }

  Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
  }

  /** The same reply, after which a browser is signed in. */
  public Reply set(Reply reply, String token) {
    return reply.withHeader("Set-Cookie", cookie(token, Sessions.LONGEST.toSeconds()));
  }

  /** The same reply, after which a browser is signed out. */
  public Reply clear(Reply reply) {
    return reply.withHeader("Set-Cookie", cookie("", 0));
  }

  private String cookie(String value, long seconds) {
    return NAME
        + "="
        + value
        + "; Path=/console; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
