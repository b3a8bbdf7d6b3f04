package dev.waypost.server;

import dev.waypost.analytics.AnalyticsFileException;
import dev.waypost.analytics.ScanEvents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Opens the analytics beside everything else, because their native library takes a second to load
 * and no scan needs it.
 */
final class AnalyticsFile {
  private static final Logger LOGGER = System.getLogger(AnalyticsFile.class.getName());

  private final CompletableFuture<ScanEvents> opening;

  private AnalyticsFile(CompletableFuture<ScanEvents> opening) {
    this.opening = opening;
  }

  static AnalyticsFile openInBackground(Path file) {
    return new AnalyticsFile(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return ScanEvents.open(file);
              } catch (AnalyticsFileException e) {
                throw new CompletionException(e);
              }
            },
            task -> Thread.ofPlatform().name("analytics-open").start(task)));
  }

  /**
   * Waits for the analytics. A file that is damaged does not keep scans from being answered: the
   * operator is told, nothing is reported, and the scan log keeps what the analytics have not
   * taken.
   *
   * @throws StartRefusedException if a newer version wrote the file
   */
  Optional<ScanEvents> await() throws StartRefusedException {
    try {
      return Optional.of(opening.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof AnalyticsFileException refused) {
        if (refused.reason() == AnalyticsFileException.Reason.NEWER) {
          throw new StartRefusedException(refused.getMessage(), refused);
        }
        LOGGER.log(
            Level.ERROR,
            refused.getMessage()
                + " Until then scans are answered and kept, but nothing is reported.");
        return Optional.empty();
      }
      throw e;
    }
  }
}
