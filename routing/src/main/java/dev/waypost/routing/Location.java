package dev.waypost.routing;

import org.jspecify.annotations.Nullable;

/**
 * Where a scan came from, as far as the address tells.
 *
 * @param country ISO 3166-1 alpha-2 code in upper case, such as {@code DE}
 * @param region ISO 3166-2 subdivision without the country, such as {@code BY}
 * @param city English name
 */
public record Location(@Nullable String country, @Nullable String region, @Nullable String city) {
  /** Nothing is known. */
  public static final Location UNKNOWN = new Location(null, null, null);
}
