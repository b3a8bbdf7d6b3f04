package dev.waypost.routing.rules;

import java.util.Map;

/**
 * How a code redirects.
 *
 * @param statusCode 301, 302, 307 or 308
 * @param parameters set in the query of the destination, in their order: UTM and others
 * @param passQuery whether the query of the scan goes on to the destination
 */
public record RedirectOptions(int statusCode, Map<String, String> parameters, boolean passQuery) {
  /** 302, and the destination as it stands. */
  public static final RedirectOptions DEFAULT = new RedirectOptions(302, Map.of(), false);
}
