package dev.waypost.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The name of something to keep, in a Content-Disposition header (RFC 6266 §4.3). */
public final class DownloadName {
  private DownloadName() {}

  /**
   * The name in ASCII for old programs, and in full where that is not all of it (RFC 8187 §3.2).
   */
  public static String parameters(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    String first = "filename=\"" + plain + "\"";
    return plain.equals(name) ? first : first + "; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
