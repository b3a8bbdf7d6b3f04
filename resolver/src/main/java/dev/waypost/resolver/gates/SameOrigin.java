package dev.waypost.resolver.gates;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent by a page of the host it is sent to. Browsers tell: all present ones by
 * Sec-Fetch-Site (Fetch Metadata Request Headers §2.3), older ones by Origin (RFC 6454 §7). What
 * tells neither is no browser, so nobody can have been tricked into it.
 */
public final class SameOrigin {
  private SameOrigin() {}

  /**
   * Whether the form may be taken.
   *
   * @param fetchSite the Sec-Fetch-Site header, or null
   * @param origin the Origin header, or null
   * @param host the host of the request with its port, where one is named, or null
   */
  public static boolean holds(
      @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    if (origin == null) {
      return true;
    }
    return host != null && hostOf(origin).equals(withoutUsualPort(host.toLowerCase(Locale.ROOT)));
  }

  /**
   * The host and port of an origin, in lower case; empty where it has none. Over which scheme the
   * person came is not known behind a proxy.
   */
  private static String hostOf(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://")) {
      return withoutUsualPort(lower.substring("https://".length()));
    }
    return lower.startsWith("http://") ? withoutUsualPort(lower.substring("http://".length())) : "";
  }

  private static String withoutUsualPort(String host) {
    if (host.endsWith(":443")) {
      return host.substring(0, host.length() - ":443".length());
    }
    return host.endsWith(":80") ? host.substring(0, host.length() - ":80".length()) : host;
  }
}
