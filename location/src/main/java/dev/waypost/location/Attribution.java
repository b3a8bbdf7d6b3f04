package dev.waypost.location;

import java.net.URI;

/**
 * The credit a database asks for. It is shown, as a link, wherever people see countries that were
 * found with that database.
 *
 * @param text what the link says
 * @param url where it leads
 */
public record Attribution(String text, URI url) {
  /** As DB-IP asks for its free databases (CC BY 4.0, section 3(a)). */
  static final Attribution DB_IP =
      new Attribution("IP Geolocation by DB-IP", URI.create("https://db-ip.com"));

  /** As MaxMind asks for its free databases (GeoLite End User License Agreement, "Attribution"). */
  static final Attribution GEOLITE =
      new Attribution(
          "This product includes GeoLite Data created by MaxMind",
          URI.create("https://www.maxmind.com"));
}
