package dev.waypost.resolver.gates;

import dev.waypost.routing.PassedGates;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.rules.Access;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie (RFC 6265) by which a person who has passed is let through again. It goes to the
 * code's own path alone, no script sees it, and no other site can have it sent along with a form.
 */
public final class PassCookie {
  private static final String NAME = "wp_pass";

  /** A longer Cookie header is another's. */
  private static final int MOST_COOKIES = 50;

  private PassCookie() {}

  /**
   * What the cookies of a request say was passed; {@link PassedGates#NONE} where none of them is
   * ours and good.
   *
   * @param header the Cookie header as it came, or null
   */
  public static PassedGates read(
      @Nullable String header, GateSecret secret, String codeId, Access access, Instant now) {
    if (header == null || !header.contains(NAME)) {
      return PassedGates.NONE;
    }
    for (String pair : header.split(";", MOST_COOKIES)) {
      String cookie = pair.strip();
      if (cookie.startsWith(NAME + "=")) {
        Optional<Passage> passage =
            Passage.of(
                cookie.substring(NAME.length() + 1),
                Passage.Use.COOKIE,
                secret,
                codeId,
                access,
                now);
        if (passage.isPresent()) {
          return passage.get().passed();
        }
      }
    }
    return PassedGates.NONE;
  }

  /**
   * The Set-Cookie header that lets a person through for {@link Passage#LIFETIME}.
   *
   * @param path of the request as it came: the browser compares it as it stands
   * @param https whether the request came over HTTPS
   */
  public static String header(
      PassedGates passed,
      GateSecret secret,
      String codeId,
      Access access,
      Instant now,
      String path,
      boolean https) {
    String text =
        Passage.beginning(passed, 0, now).text(Passage.Use.COOKIE, secret, codeId, access);
    return NAME
        + "="
        + text
        + "; Path="
        + scope(path)
        + "; Max-Age="
        + Passage.LIFETIME.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (https ? "; Secure" : "");
  }

  /**
   * Without a slash at its end, so that the code is meant with one and without (RFC 6265 §5.1.4).
   */
  private static String scope(String path) {
    String scope =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (int i = 0; i < scope.length(); i++) {
      char c = scope.charAt(i);
      if (c <= ' ' || c >= 127 || c == ';') {
        throw new IllegalArgumentException("A path of a code has no such character.");
      }
    }
    return scope;
  }
}
