package dev.waypost.location;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file cannot serve as location database. The message is one sentence for the operator: which
 * file, what is wrong with it, and what is allowed.
 */
public final class LocationDatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final String ALLOWED =
      "; allowed is a readable MaxMind-format file (.mmdb) that holds countries, such as GeoLite2"
          + " City, GeoLite2 Country or DB-IP Lite.";

  LocationDatabaseException(Path file, String problem) {
    super(sentence(file, problem));
  }

  LocationDatabaseException(Path file, String problem, Throwable cause) {
    super(sentence(file, problem), cause);
  }

  private static String sentence(Path file, String problem) {
    return "The location database " + file + " " + problem + ALLOWED;
  }
}
