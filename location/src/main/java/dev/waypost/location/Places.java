package dev.waypost.location;

import dev.waypost.routing.Location;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets through what a database says about a place only where it has the form it should have. */
final class Places {
  /** ISO 3166-1 alpha-2. */
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** User-assigned in ISO 3166-1; databases write it for "not known". */
  private static final String NO_COUNTRY = "ZZ";

  /** ISO 3166-2, the part after the hyphen. */
  private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");

  /** Longer than any place name in use, which has 85 letters (in New Zealand). */
  private static final int CITY_MAX_CHARS = 100;

  private Places() {}

  /** Region and city without a country would be ambiguous: then nothing is known. */
  static Location location(
      @Nullable String country, @Nullable String region, @Nullable String city) {
    if (country == null || country.equals(NO_COUNTRY) || !COUNTRY.matcher(country).matches()) {
      return Location.UNKNOWN;
    }
    return new Location(
        country,
        region != null && REGION.matcher(region).matches() ? region : null,
        city != null && !city.isBlank() && city.length() <= CITY_MAX_CHARS ? city : null);
  }
}
