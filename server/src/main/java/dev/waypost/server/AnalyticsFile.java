package dev.waypost.server;

import dev.waypost.analytics.AnalyticsFileException;
import dev.waypost.analytics.ScanEvents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the analytics. */
final class AnalyticsFile {
  private static final Logger LOGGER = System.getLogger(AnalyticsFile.class.getName());

  private AnalyticsFile() {}

  /**
   * The analytics, or nothing where their file is damaged. That does not keep scans from being
   * answered: the operator is told, nothing is reported, and the scan log keeps what the analytics
   * have not taken.
   *
   * @throws StartRefusedException if a newer version wrote the file
   */
  static Optional<ScanEvents> open(Path file) throws StartRefusedException {
    try {
      return Optional.of(ScanEvents.open(file));
    } catch (AnalyticsFileException e) {
      return switch (e.reason()) {
        case NEWER -> throw new StartRefusedException(e.getMessage(), e);
        case UNUSABLE -> {
          LOGGER.log(
              Level.ERROR,
              e.getMessage() + " Until then scans are answered and kept, but nothing is reported.");
          yield Optional.empty();
        }
      };
    }
  }
}
