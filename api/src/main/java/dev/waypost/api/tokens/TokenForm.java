package dev.waypost.api.tokens;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.tokens.TokenRefusedException.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for a token (RFC 6749 §3.2 and Appendix B): parameters that are not known are
 * passed over, those without a value count as absent, and none may stand twice.
 */
final class TokenForm {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Map<String, String> parameters;

  /**
   * Who asks.
   *
   * @param id names an API key
   * @param secret the whole key
   */
  record Client(String id, String secret) {}

  private TokenForm(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  static TokenForm of(ApiRequest request) {
    String type = request.header("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      throw malformed("Send the parameters as a form: Content-Type " + FORM + ".");
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!value.isEmpty() && parameters.put(decoded(pair.substring(0, equals)), value) != null) {
        throw malformed("A parameter stands twice. Send each once.");
      }
    }
    return new TokenForm(parameters);
  }

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  /** Who asks, by HTTP Basic or by the form, not by both (RFC 6749 §2.3.1). */
  Client client(@Nullable String authorization) {
    boolean basic =
        authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
    if (authorization != null && basic) {
      if (parameters.containsKey("client_secret")) {
        throw malformed("The client is named by HTTP Basic and by the form. Use one of the two.");
      }
      return basicClient(authorization.substring("basic ".length()).strip());
    }
    String id = parameters.get("client_id");
    String secret = parameters.get("client_secret");
    if (id == null || secret == null) {
      throw new TokenRefusedException(
          Reason.INVALID_CLIENT,
          "Send client_id, the id of an API key, and client_secret, the whole key, in the form or by HTTP Basic.");
    }
    return new Client(id, secret);
  }

  private static Client basicClient(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("The Authorization header is not Base64.");
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw malformed("The Authorization header has no colon between client_id and client_secret.");
    }
    return new Client(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("The form has broken percent-encoding. Write a percent sign as %25.");
    }
  }

  private static TokenRefusedException malformed(String description) {
    return new TokenRefusedException(Reason.INVALID_REQUEST, description);
  }
}
