package dev.waypost.server;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Scans at a steady pace and how long each took, counted from the moment at which it was due, so
 * that a pause of the server is not left out of what is measured.
 */
final class ScanPace {
  private static final long NANOS_BETWEEN = Duration.ofMillis(5).toNanos();

  private final long[] nanos;
  private int count;
  private int others;

  private ScanPace(int most) {
    this.nanos = new long[most];
  }

  /** Scans while something holds, at most for this long. */
  static ScanPace during(String shortUrl, BooleanSupplier goOn, Duration longest) throws Exception {
    var pace = new ScanPace((int) (longest.toNanos() / NANOS_BETWEEN));
    var request =
        HttpRequest.newBuilder(ApiClient.scanUri(shortUrl)).timeout(Duration.ofSeconds(30)).build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long due = System.nanoTime();
      while (pace.count < pace.nanos.length && (pace.count % 20 != 0 || goOn.getAsBoolean())) {
        due += NANOS_BETWEEN;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        pace.nanos[pace.count++] = System.nanoTime() - due;
        pace.others += status == 302 ? 0 : 1;
      }
    }
    Arrays.sort(pace.nanos, 0, pace.count);
    return pace;
  }

  int count() {
    return count;
  }

  /** Scans that were answered with something else than a redirect. */
  int others() {
    return others;
  }

  private double milliseconds(double share) {
    return nanos[(int) Math.min(count - 1, share * count)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d scans, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms",
        count,
        milliseconds(0.5),
        milliseconds(0.99),
        milliseconds(0.999),
        milliseconds(1));
  }
}
