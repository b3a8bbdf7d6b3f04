package dev.waypost.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scans as fast as a number of connections can. Each scan has a referrer of its own, so that it can
 * be told from all others in what was counted. It is sent once: Java's own client sends a request
 * again, without a word, where its connection ended before an answer came, and does so now and then
 * on one that it has closed itself.
 */
final class ScanLoad implements Closeable {
  private static final AtomicLong NEXT = new AtomicLong();
  private static final byte[] NO_BODY = {};

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
    try (var connection = new RawConnection("http://localhost:" + uri.getPort())) {
      while (!stopping) {
        String referrer = "scan-" + NEXT.incrementAndGet() + ".test";
        String request =
            "GET %s HTTP/1.1\r\nHost: %s\r\nReferer: https://%s/\r\n\r\n"
                .formatted(uri.getPath(), uri.getAuthority(), referrer);
        if (connection.send("GET", uri.getPath(), "", request, NO_BODY).status() != 302) {
          failures.add("another status");
          return;
        }
        answered.add(referrer);
      }
    } catch (IOException e) {
      failures.add(String.valueOf(e.getMessage()));
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

  /** Waits until each connection has been told something else than where to go. */
  void awaitOtherAnswers() throws InterruptedException {
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofSeconds(60))) {
        throw new AssertionError("Scans are still redirected after a minute: " + answered.size());
      }
    }
  }

  /** The referrers of all scans that were redirected; the load has ended. */
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
  }
}
