package dev.waypost.codes;

import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.WebAddress;
import java.util.regex.Pattern;

/**
 * Where a domain shall answer.
 *
 * @param host a name of at least two labels in lower case and ASCII (IDNA, see {@link WebAddress})
 * @param baseUrl scheme, host and, where it is not the usual one, port
 */
public record DomainAddress(String host, String baseUrl) {
  /** Letters, digits and hyphens (RFC 952, RFC 1123 §2.1), not all digits at the end. */
  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final Pattern BEYOND_HOST = Pattern.compile("[/?#@:\\[\\]]");

  /**
   * The address of a host over https.
   *
   * @throws RefusedException naming the field {@code host}, as does {@link InvalidContentException}
   */
  public static DomainAddress ofHost(String host) {
    if (BEYOND_HOST.matcher(host).find()) {
      throw refused(
          "host",
          "\""
              + host
              + "\" is more than a name. Send the host alone, such as \"qr.example.com\"; for a scheme or a port of your own send \"base_url\" instead.");
    }
    WebAddress address = WebAddress.parse("https://" + host, "host");
    requireName(address.host(), "host");
    return new DomainAddress(address.host(), address.ascii());
  }

  /** The name that a host, however it is written, has among the domains; else the same text. */
  static String nameIn(String host) {
    try {
      return WebAddress.parse("https://" + host, "host").host();
    } catch (InvalidContentException noName) {
      return host;
    }
  }

  /**
   * The address that a base URL names.
   *
   * @throws RefusedException naming the field {@code base_url}, as does {@link
   *     InvalidContentException}
   */
  public static DomainAddress ofBaseUrl(String baseUrl) {
    WebAddress address = WebAddress.parse(baseUrl, "base_url");
    String scheme = address.ascii().substring(0, address.ascii().indexOf(':'));
    boolean usualPort = address.port() == (scheme.equals("https") ? 443 : 80);
    String named =
        scheme + "://" + address.host() + (address.port() < 0 ? "" : ":" + address.port());
    requireName(address.host(), "base_url");
    if (!address.ascii().equals(named) && !address.ascii().equals(named + "/")) {
      throw refused(
          "base_url",
          "\""
              + baseUrl
              + "\" has a path or a query. Send scheme, host and, if you like, port alone, such as \"https://qr.example.com\".");
    }
    return new DomainAddress(address.host(), usualPort ? scheme + "://" + address.host() : named);
  }

  private static void requireName(String host, String field) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      throw refused(
          field,
          "\""
              + host
              + "\" is every machine's name for itself, so no phone that scans finds you there. Use a name in the public DNS.");
    }
    if (!NAME.matcher(host).matches()) {
      throw refused(
          field,
          "\""
              + host
              + "\" can't be a domain here. Use a full name of letters, digits and hyphens in the public DNS, such as \"qr.example.com\"; addresses made of numbers, single words, underscores and a dot at the end are not allowed.");
    }
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(Refusal.INVALID_HOST, field, message);
  }
}
