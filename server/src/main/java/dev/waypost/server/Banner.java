package dev.waypost.server;

import dev.waypost.server.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What is printed when everything is ready. */
final class Banner {
  private Banner() {}

  /**
   * The text.
   *
   * @param ownerLink where the first owner joins; null where somebody has joined
   * @param fault why the API is not ready, in a sentence; null where it is
   */
  static String text(
      Settings settings,
      String version,
      boolean madeKey,
      @Nullable String ownerLink,
      @Nullable String fault) {
    String key =
        DataDirectory.hasKeyFile(settings.dataDirectory())
            ? settings.dataDirectory().resolve(DataDirectory.KEY_FILE).toString()
            : "not in the data directory: moved, or made by another node";
    return """

    Waypost %s %s

      Console              %s/console
      API and start page   %s
      Scans                %s
      Data directory       %s
      Admin key            %s%s
    %s
    """
        .formatted(
            version,
            fault == null
                ? "is ready."
                : "answers scans. The API is not ready, and will be when its database is: " + fault,
            settings.publicUrl(),
            settings.publicUrl(),
            settings.shortUrl(),
            settings.dataDirectory(),
            key,
            madeKey ? " (just made; keep it safe)" : "",
            ownerLink == null
                ? ""
                : """

                  Nobody uses the console yet. Open this link within a day to become its owner:

                      %s

                """
                    .formatted(ownerLink));
  }
}
