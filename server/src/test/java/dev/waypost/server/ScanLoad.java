package dev.waypost.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scans as fast as a number of connections can. Each scan has a referrer of its own, so that it can
 * be told from all others in what was counted.
 */
final class ScanLoad implements Closeable {
  private static final AtomicLong NEXT = new AtomicLong();

  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  ScanLoad(String shortUrl, int connections) {
    URI uri = ApiClient.scanUri(shortUrl);
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofPlatform().name("scan-" + i).start(() -> scan(uri)));
    }
  }

  private void scan(URI uri) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (!stopping) {
        String referrer = "scan-" + NEXT.incrementAndGet() + ".test";
        var request =
            HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Referer", "https://" + referrer + "/")
                .build();
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 302) {
            answered.add(referrer);
          } else {
            failures.add("another status");
            return;
          }
        } catch (IOException e) {
          failures.add(String.valueOf(e.getMessage()));
          return;
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  int answeredSoFar() {
    return answered.size();
  }

  /** Waits until that many scans were answered. */
  void awaitAnswered(int count) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (answered.size() < count && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    if (answered.size() < count) {
      throw new AssertionError(
          "Only "
              + answered.size()
              + " of "
              + count
              + " scans were answered within a minute: "
              + failures);
    }
  }

  /** The referrers of all scans that were answered; the load has ended. */
  List<String> end() throws InterruptedException {
    stopping = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(answered);
  }

  /** Why connections ended before they were asked to. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stopping = true;
    threads.forEach(Thread::interrupt);
  }
}
