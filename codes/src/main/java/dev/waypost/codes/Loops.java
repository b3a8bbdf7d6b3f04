package dev.waypost.codes;

import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.WebAddress;

/** Keeps scans from being sent in a circle. */
public final class Loops {
  private Loops() {}

  /**
   * Refuses an address that leads back to us.
   *
   * @param field its name in the API
   * @throws RefusedException if it does
   * @throws InvalidContentException if it is no web address
   */
  public static void refuse(String url, String field, Domains domains) {
    if (domains.serve(WebAddress.parse(url, field))) {
      throw refusal(url, field);
    }
  }

  static RefusedException refusal(String url, String field) {
    return new RefusedException(
        Refusal.DESTINATION_LOOP,
        field,
        "\""
            + url
            + "\" is one of our own short URLs, which could send people in a circle. Use the address it leads to.");
  }
}
