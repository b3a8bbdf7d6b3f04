package dev.waypost.server;

import dev.waypost.server.settings.Settings;

/** What is printed when everything is ready. */
final class Banner {
  private Banner() {}

  static String text(Settings settings, String version, boolean madeKey) {
    String key =
        DataDirectory.hasKeyFile(settings.dataDirectory())
            ? settings.dataDirectory().resolve(DataDirectory.KEY_FILE).toString()
            : "not in the data directory: moved, or made by another node";
    return """

    Waypost %s is ready.

      API and start page   %s
      Scans                %s
      Data directory       %s
      Admin key            %s%s

    """
        .formatted(
            version,
            settings.publicUrl(),
            settings.shortUrl(),
            settings.dataDirectory(),
            key,
            madeKey ? " (just made; keep it safe)" : "");
  }
}
