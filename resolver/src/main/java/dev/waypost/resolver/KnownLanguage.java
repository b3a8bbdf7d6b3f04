package dev.waypost.resolver;

import org.jspecify.annotations.Nullable;

/**
 * An Accept-Language header and what was read from it.
 *
 * @param header as it came, or null where there was none
 * @param first the tag that comes first, as the scan log keeps it
 */
record KnownLanguage(@Nullable String header, @Nullable String first) {
  /** No header. */
  static final KnownLanguage NONE = new KnownLanguage(null, null);

  static KnownLanguage of(String header) {
    return new KnownLanguage(header, RequestHeaders.firstLanguage(header));
  }
}
