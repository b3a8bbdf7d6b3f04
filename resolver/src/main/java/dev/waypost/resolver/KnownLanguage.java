package dev.waypost.resolver;

import dev.waypost.routing.AcceptLanguage;
import org.jspecify.annotations.Nullable;

/**
 * An Accept-Language header and what was read from it.
 *
 * @param header as it came, or null where there was none
 * @param first the tag that comes first, as the scan log keeps it
 * @param preferred the language that is preferred most, or null
 */
record KnownLanguage(@Nullable String header, @Nullable String first, @Nullable String preferred) {
  /** No header. */
  static final KnownLanguage NONE = new KnownLanguage(null, null, null);

  static KnownLanguage of(String header) {
    return new KnownLanguage(
        header, RequestHeaders.firstLanguage(header), AcceptLanguage.preferred(header));
  }
}
