package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanLogConcurrencyTest {
  private static final int THREADS = 4;
  private static final int PER_THREAD = 25_000;

  @TempDir Path directory;

  @Test
  void scansOfSeveralThreadsAreAllReadOnceAndEachThreadsInOrder() throws Exception {
    InMemorySink sink = new InMemorySink("counters");
    ScanLogSettings settings =
        new ScanLogSettings(directory, 1024 * 1024, ScanLogSettings.DEFAULT_SYNC_INTERVAL);
    FollowerSettings follow =
        new FollowerSettings(5000, Duration.ZERO, Scans.AT_ONCE, Scans.AT_ONCE, Scans.PATIENCE);
    try (ScanLog log = ScanLog.open(settings);
        LogFollowers followers = LogFollowers.start(log, List.of(sink), follow);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long first = (long) thread * PER_THREAD;
        work.add(threads.submit(() -> Scans.append(log, first, first + PER_THREAD)));
      }
      for (Future<?> done : work) {
        done.get();
        followers.deletePassed();
      }
      assertThat(followers.followers().getFirst().awaitPosition(log.end(), Scans.PATIENCE))
          .isTrue();
      assertThat(log.status().lost()).isZero();
      assertThat(log.status().setAsideBytes()).isZero();
    }
    List<Long> numbers = sink.numbers();
    assertThat(numbers).hasSize(THREADS * PER_THREAD);
    for (int thread = 0; thread < THREADS; thread++) {
      long first = (long) thread * PER_THREAD;
      assertThat(numbers.stream().filter(n -> n / PER_THREAD == first / PER_THREAD).toList())
          .isEqualTo(Scans.range(first, first + PER_THREAD));
    }
  }
}
