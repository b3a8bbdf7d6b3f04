package dev.waypost.api.tokens;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.RateLimits;
import dev.waypost.api.http.Reply;
import dev.waypost.api.tokens.TokenRefusedException.Reason;
import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.Actor;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.Bearer;
import dev.waypost.codes.IssuedToken;
import dev.waypost.codes.Scope;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Giving access tokens for API keys: OAuth 2.0 client credentials (RFC 6749 §4.4). */
public final class TokenOperations {
  /** The most bytes of a form: many times what one needs. */
  public static final int MAX_BODY_BYTES = 8 * 1024;

  private static final String GRANT_TYPE = "client_credentials";

  private final ApiKeys keys;
  private final AccessTokens tokens;
  private final Guesses guesses;
  private final RateLimits rateLimits;

  /** Tokens for these keys, within the limits that hold for other calls. */
  public TokenOperations(
      ApiKeys keys, AccessTokens tokens, Guesses guesses, RateLimits rateLimits) {
    this.keys = keys;
    this.tokens = tokens;
    this.guesses = guesses;
    this.rateLimits = rateLimits;
  }

  /** {@code POST /oauth/token}: 200 with a token, or a refusal in OAuth's own form. */
  public Reply issue(ApiRequest request) {
    request.allowParameters(Set.of());
    try {
      TokenForm form = TokenForm.of(request);
      checkGrantType(form.parameter("grant_type"));
      Bearer key = authenticate(request, form.client(request.header("Authorization")));
      return rateLimits.within(key.apiKeyId(), 1, () -> issue(key, form.parameter("scope")));
    } catch (TokenRefusedException refused) {
      return unstored(refused.reply());
    }
  }

  private Reply issue(Bearer key, @Nullable String scope) {
    try {
      return unstored(Reply.json(200, json(tokens.issue(key, scopes(key.actor(), scope)))));
    } catch (TokenRefusedException refused) {
      return unstored(refused.reply());
    }
  }

  private static void checkGrantType(@Nullable String grantType) {
    if (grantType == null) {
      throw new TokenRefusedException(
          Reason.INVALID_REQUEST, "Send grant_type=" + GRANT_TYPE + ".");
    }
    if (!grantType.equals(GRANT_TYPE)) {
      throw new TokenRefusedException(
          Reason.UNSUPPORTED_GRANT_TYPE, "The one grant_type is " + GRANT_TYPE + ".");
    }
  }

  private Bearer authenticate(ApiRequest request, TokenForm.Client client) {
    return guesses
        .check(request.client(), client.secret(), keys::authenticate)
        .filter(key -> key.apiKeyId().equals(client.id()))
        .orElseThrow(() ->
            new TokenRefusedException(
                Reason.INVALID_CLIENT,
                "client_secret must be a whole API key that is neither revoked nor expired, and client_id its id: the 12 characters after wp_live_."));
  }

  private static Set<Scope> scopes(Actor actor, @Nullable String asked) {
    if (asked == null) {
      return actor.scopes();
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String label : asked.split(" ", -1)) {
      scopes.add(Scope.of(label).filter(actor::may).orElseThrow(() -> scopeRefused(actor)));
    }
    return scopes;
  }

  private static TokenRefusedException scopeRefused(Actor actor) {
    return new TokenRefusedException(
        Reason.INVALID_SCOPE,
        "scope must be some of what the key may do, separated by single spaces: "
            + Scope.labels().stream()
                .filter(label -> Scope.of(label).filter(actor::may).isPresent())
                .collect(joining(" "))
            + ".");
  }

  private static ObjectNode json(IssuedToken token) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", token.text())
        .put("token_type", "Bearer")
        .put("expires_in", token.lifetime().toSeconds())
        .put("scope", token.scopes().stream().sorted().map(Scope::label).collect(joining(" ")));
  }

  /** As RFC 6749 §5.1 asks. */
  private static Reply unstored(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
  }
}
