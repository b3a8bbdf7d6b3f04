package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.WebTarget;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Readers beside writers, while shards grow and clear away what was replaced. */
class RouteTableStressTest {
  private static final String DOMAIN = "dom_1";
  private static final int KEYS = 60_000;
  private static final int CHANGES = 400_000;
  private static final int READERS = 3;
  private static final int WRITERS = 2;

  private final RouteTable table = new RouteTable(1, 2);

  /** The revision of each key that {@code apply} has returned for. */
  private final AtomicLongArray applied = new AtomicLongArray(KEYS);

  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * Whoever looks after {@code apply} has returned finds that change or a later one, whole: text
   * and id belong to the key and to the revision.
   */
  @Test
  void aChangeIsSeenWholeByWhoeverLooksAfterIt() throws Exception {
    var ready = new CountDownLatch(READERS);
    try (var threads = Executors.newFixedThreadPool(READERS + WRITERS)) {
      List<Future<Long>> reading =
          IntStream.range(0, READERS).mapToObj(_ -> threads.submit(reader(ready))).toList();
      ready.await();
      List<Future<?>> writing =
          IntStream.range(0, WRITERS)
              .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer)))
              .toList();
      try {
        for (Future<?> writer : writing) {
          writer.get();
        }
      } finally {
        done.set(true);
      }
      for (Future<Long> reader : reading) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(table.size()).isEqualTo(KEYS);
    for (int key = 0; key < KEYS; key++) {
      assertThat(table.find(DOMAIN, key(key))).isEqualTo(route(key, applied.get(key)));
    }
  }

  /** Each writer has keys of its own, all of which it writes at least once. */
  private void write(int writer) {
    int own = KEYS / WRITERS;
    for (int i = 0; i < CHANGES / WRITERS; i++) {
      int place = i < own ? i : ThreadLocalRandom.current().nextInt(own / 100);
      int key = place * WRITERS + writer;
      long revision = (long) i * WRITERS + writer + 1;
      Route route = route(key, revision);
      table.apply(new RouteChange(revision, new RouteAddress(DOMAIN, key(key)), route));
      applied.set(key, revision);
    }
  }

  private Callable<Long> reader(CountDownLatch ready) {
    return () -> {
      ready.countDown();
      long reads = 0;
      while (!done.get() || reads == 0) {
        int key = ThreadLocalRandom.current().nextInt(KEYS);
        long least = applied.get(key);
        Route found = table.find(DOMAIN, key(key));
        if (found == null) {
          assertThat(least).isZero();
        } else {
          assertThat(found.revision()).isGreaterThanOrEqualTo(least);
          assertThat(found).isEqualTo(route(key, found.revision()));
        }
        reads++;
      }
      return reads;
    };
  }

  private static String key(int number) {
    return "KEY" + number;
  }

  private static Route route(int key, long revision) {
    return Route.plain(
        "code_" + key,
        "ws_1",
        revision,
        RouteState.ACTIVE,
        new WebTarget("https://example.com/" + key + "/" + revision));
  }
}
