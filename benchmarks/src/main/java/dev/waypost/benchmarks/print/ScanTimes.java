package dev.waypost.benchmarks.print;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Scans at a steady pace of 200 a second and how long each took, counted from the moment at which
 * it was due, so that a pause is not left out.
 */
final class ScanTimes {
  private static final long NANOS_BETWEEN = Duration.ofMillis(5).toNanos();
  private static final int MOST = 200_000;

  private final long[] sorted;

  private ScanTimes(long[] sorted) {
    this.sorted = sorted;
  }

  /** Something that takes a while. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * Scans until work is done, which may take no time, and at least as long as said.
   *
   * @param atLeastMillis for how long where the work takes no time; {@link Long#MAX_VALUE} for as
   *     long as the work takes
   */
  static ScanTimes during(String shortUrl, long atLeastMillis, Work work) throws Exception {
    try (var thread = Executors.newSingleThreadExecutor();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      Future<?> done =
          thread.submit(() -> {
            work.run();
            return null;
          });
      var request =
          HttpRequest.newBuilder(URI.create(shortUrl)).timeout(Duration.ofSeconds(30)).build();
      long begun = System.nanoTime();
      long due = begun;
      long[] nanos = new long[MOST];
      int count = 0;
      while (count < MOST && goesOn(done, begun, atLeastMillis)) {
        due += NANOS_BETWEEN;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 302) {
          throw new IOException("A scan was answered with " + status + ".");
        }
        nanos[count++] = System.nanoTime() - due;
      }
      Object _ = done.get();
      long[] sorted = Arrays.copyOf(nanos, count);
      Arrays.sort(sorted);
      return new ScanTimes(sorted);
    } catch (ExecutionException e) {
      throw new IOException("What was measured beside the scans failed.", e.getCause());
    }
  }

  private static boolean goesOn(Future<?> done, long begun, long atLeastMillis) {
    return !done.isDone()
        || (atLeastMillis < Long.MAX_VALUE
            && System.nanoTime() - begun < Duration.ofMillis(atLeastMillis).toNanos());
  }

  /** What a share of the scans took at most. */
  double milliseconds(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }
}
