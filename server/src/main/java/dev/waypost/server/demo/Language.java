package dev.waypost.server.demo;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody reads.
 *
 * @param header the Accept-Language header
 * @param first its first tag, in lower case
 */
record Language(String header, String first) {
  private static final Pattern AFTER_FIRST = Pattern.compile("[,;].*");

  static Language of(String header) {
    return new Language(
        header, AFTER_FIRST.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT));
  }
}
