package dev.waypost.routing.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a person must do before the code leads anywhere.
 *
 * @param password a hash made by {@link PasswordHash}; null for no password
 * @param minimumAge the age in years, 1 to 99, that a person must confirm; null for any
 * @param consent the text that a person must agree to; null for none
 * @param signedLinksOnly whether only links that we signed lead on
 */
public record Access(
    @Nullable String password,
    @Nullable Integer minimumAge,
    @Nullable String consent,
    boolean signedLinksOnly) {
  /** Everybody may go on at once. */
  public static final Access OPEN = new Access(null, null, null, false);
}
