package dev.waypost.api.http;

import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.Bearer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who makes a call: where it comes from, and whose key it bears. */
public final class Callers {
  private final ApiKeys apiKeys;
  private final AccessTokens tokens;
  private final Guesses guesses;
  private final Function<HttpServerRequest, InetAddress> addresses;

  /**
   * Callers with these keys, or with tokens of them.
   *
   * @param addresses tells where a request comes from
   */
  public Callers(
      ApiKeys apiKeys,
      AccessTokens tokens,
      Guesses guesses,
      Function<HttpServerRequest, InetAddress> addresses) {
    this.apiKeys = apiKeys;
    this.tokens = tokens;
    this.guesses = guesses;
    this.addresses = addresses;
  }

  InetAddress address(HttpServerRequest request) {
    return addresses.apply(request);
  }

  /**
   * Whose key a request bears.
   *
   * @throws ProblemException where it bears none or one that is not valid
   */
  Bearer authenticate(HttpServerRequest request) {
    String presented = presentedKey(request);
    if (presented == null || presented.isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNAUTHORIZED,
          null,
          "Send your API key as \"Authorization: Bearer wp_live_…\" or as \"X-API-Key: wp_live_…\".");
    }
    return guesses
        .check(address(request), presented, this::bearer)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.UNAUTHORIZED,
                null,
                "This API key or access token is not valid: it is mistyped, revoked or expired. Check it or use another one."));
  }

  private Optional<Bearer> bearer(String presented) {
    return presented.startsWith(AccessTokens.PREFIX)
        ? tokens.authenticate(presented)
        : apiKeys.authenticate(presented);
  }

  private static @Nullable String presentedKey(HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return authorization.substring("bearer ".length()).strip();
    }
    String header = request.getHeader("X-API-Key");
    return header == null ? null : header.strip();
  }
}
