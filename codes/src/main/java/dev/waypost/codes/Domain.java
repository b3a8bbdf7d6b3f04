package dev.waypost.codes;

import java.util.Locale;

/**
 * A host under which codes resolve.
 *
 * @param id {@code dom_} and 26 characters, see {@link TimeOrderedIds}
 * @param host in lower case, without port
 * @param baseUrl scheme, host and port, without a path or a trailing slash, such as {@code
 *     https://qr.example.com}
 * @param uppercase whether short URLs are written in upper case, so that a symbol can hold them in
 *     the alphanumeric mode, which needs 5.5 bits a character instead of 8 (ISO/IEC 18004:2015
 *     §7.4.4; scheme and host are compared without regard to case, RFC 3986 §6.2.2.1)
 */
public record Domain(String id, String host, String baseUrl, boolean uppercase) {

  /**
   * The short URL of a key, character for character as it stands in the symbol. The key itself is
   * never changed: a custom key in lower case stays so.
   */
  public String shortUrl(String key) {
    return (uppercase ? baseUrl.toUpperCase(Locale.ROOT) : baseUrl) + "/" + key;
  }
}
