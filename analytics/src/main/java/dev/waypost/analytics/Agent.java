package dev.waypost.analytics;

import org.jspecify.annotations.Nullable;

/**
 * What a user agent says about its software.
 *
 * @param os family, such as {@code iOS}
 * @param osVersion major and minor, such as {@code 17.4}
 * @param browser family, such as {@code Mobile Safari}
 * @param browserVersion major and minor, such as {@code 124.0}
 */
record Agent(
    @Nullable String os,
    @Nullable String osVersion,
    @Nullable String browser,
    @Nullable String browserVersion) {

  /** It says nothing. */
  static final Agent UNKNOWN = new Agent(null, null, null, null);
}
