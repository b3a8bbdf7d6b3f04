package dev.waypost.codes;

import java.time.Duration;
import java.util.Set;

/**
 * An access token that was just made.
 *
 * @param text what its bearer presents
 * @param lifetime for how long it is taken, if its API key is
 * @param scopes what its bearer may do
 */
public record IssuedToken(String text, Duration lifetime, Set<Scope> scopes) {
  public IssuedToken {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String toString() {
    return AccessTokens.PREFIX + "…";
  }
}
