package dev.waypost.codes.rules;

import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.WebAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the names that conditions are made of: places, languages, zones, hosts and hours. */
final class PlaceNames {
  /**
   * ISO 3166-1 alpha-2, and what location databases say for Kosovo, which has no code of its own.
   */
  private static final Set<String> COUNTRIES =
      new HashSet<>(Arrays.asList(Locale.getISOCountries()));

  static {
    COUNTRIES.add("XK");
  }

  /** ISO 3166-2: the country, a hyphen, and up to three letters or digits. */
  private static final Pattern REGION = Pattern.compile("([A-Z]{2})-[A-Z0-9]{1,3}");

  /** A language range without wildcard (RFC 4647 §2.1, subtags as in RFC 5646 §2.1). */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8}){0,7}");

  private static final Pattern HOUR = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private PlaceNames() {}

  /** A country in upper case. */
  static String country(Node node) {
    String country = node.text().toUpperCase(Locale.ROOT);
    if (node.checked() && !COUNTRIES.contains(country)) {
      throw node.refused(
          "is \"%s\". Write the two letters of ISO 3166-1, such as DE or US."
              .formatted(node.text()));
    }
    return country;
  }

  /** A region in upper case. */
  static String region(Node node) {
    String region = node.text().toUpperCase(Locale.ROOT);
    if (node.checked()) {
      var parts = REGION.matcher(region);
      if (!parts.matches() || !COUNTRIES.contains(parts.group(1))) {
        throw node.refused(
            "is \"%s\". Write country and region as ISO 3166-2 does, such as DE-BY or US-CA."
                .formatted(node.text()));
      }
    }
    return region;
  }

  /** A range of languages in lower case. */
  static String language(Node node) {
    String language = node.text().toLowerCase(Locale.ROOT);
    if (node.checked() && !LANGUAGE.matcher(language).matches()) {
      throw node.refused(
          "is \"%s\". Write a language as browsers do (BCP 47), such as de or pt-BR."
              .formatted(node.text()));
    }
    return language;
  }

  /** A range of languages as RFC 5646 §2.1.1 would have it written: {@code zh-Hant-TW}. */
  static String shownLanguage(String range) {
    String[] subtags = range.split("-", -1);
    for (int i = 1; i < subtags.length; i++) {
      String subtag = subtags[i];
      if (subtag.length() == 2 && subtags[i - 1].length() > 1) {
        subtags[i] = subtag.toUpperCase(Locale.ROOT);
      } else if (subtag.length() == 4 && subtags[i - 1].length() > 1) {
        subtags[i] = subtag.substring(0, 1).toUpperCase(Locale.ROOT) + subtag.substring(1);
      }
    }
    return String.join("-", subtags);
  }

  /** A time zone of the IANA database. */
  static ZoneId zone(Node node) {
    String name = node.text();
    try {
      if (!node.checked() || ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException gone) {
      // Refused like one that never was.
    }
    throw node.refused(
        "is \"%s\", which is no time zone. Write it as Europe/Berlin or UTC.".formatted(name));
  }

  /** Hours and minutes. */
  static LocalTime hour(Node node) {
    String hour = node.text();
    if (!HOUR.matcher(hour).matches()) {
      throw node.refused(
          "is \"%s\". Write hours and minutes from 00:00 to 23:59; midnight is 00:00."
              .formatted(hour));
    }
    return LocalTime.parse(hour);
  }

  /** A host in lower case and ASCII (IDNA). */
  static String host(Node node) {
    String written = node.text();
    if (!node.checked()) {
      return written;
    }
    try {
      WebAddress address = WebAddress.parse("https://" + written, node.path());
      if (address.ascii().equals("https://" + address.host())) {
        String host = address.host();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
      }
    } catch (InvalidContentException noHost) {
      // Refused like what is more than a host.
    }
    throw node.refused(
        "is \"%s\". Write a host alone, such as instagram.com; its subdomains are meant as well."
            .formatted(written));
  }
}
