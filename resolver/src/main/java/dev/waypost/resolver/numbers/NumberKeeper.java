package dev.waypost.resolver.numbers;

import dev.waypost.resolver.numbers.CountedScans.Counted;
import dev.waypost.resolver.numbers.NumberLedger.Settled;
import dev.waypost.scanlog.LogFollower;
import dev.waypost.scanlog.ScanLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes counters ready, and keeps them in step with what is counted for good, on its own thread.
 */
final class NumberKeeper {
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(1);
  private static final Duration LONGEST_FOLLOWING = Duration.ofSeconds(2);
  private static final Duration LONGEST_ASKING = Duration.ofSeconds(2);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int CODES_AT_ONCE = 500;

  /** Reading more of the log for one comparison would take longer than a second. */
  private static final long MOST_LOG_BYTES = 64L << 20;

  private final ScanLog log;
  private final NumberLedger ledger;
  private final LogFollower follower;
  private final LoopBarrier loops;
  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor asking =
      new ThreadPoolExecutor(
          0,
          1,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("scan-numbers-asking").daemon().factory());
  private final Thread thread =
      Thread.ofPlatform().name("scan-numbers").daemon().unstarted(this::run);

  /** Counters that may not know of all scans; only the thread uses it. */
  private final Map<String, ScanCounter> uncertain = new LinkedHashMap<>();

  private volatile @Nullable CountedScans counted;
  private volatile boolean stopping;

  private record Request(String codeId, long revision, Runnable ready) {}

  NumberKeeper(ScanLog log, NumberLedger ledger, LogFollower follower, LoopBarrier loops) {
    this.log = log;
    this.ledger = ledger;
    this.follower = follower;
    this.loops = loops;
    thread.start();
  }

  void connect(CountedScans source) {
    counted = source;
  }

  void prepare(String codeId, long revision, Runnable ready) {
    requests.add(new Request(codeId, revision, ready));
  }

  private void run() {
    try {
      long nextComparison = System.nanoTime() + INTERVAL.toNanos();
      while (!stopping) {
        Request first =
            requests.poll(Math.max(0, nextComparison - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
          List<Request> batch = new ArrayList<>(List.of(first));
          requests.drainTo(batch);
          prepare(batch);
        }
        if (System.nanoTime() - nextComparison >= 0) {
          compareDrawn();
          nextComparison = System.nanoTime() + INTERVAL.toNanos();
        }
      }
    } catch (InterruptedException closing) {
      // Nobody waits for a counter any more.
    }
  }

  private void prepare(List<Request> batch) throws InterruptedException {
    Map<String, Long> revisions = new HashMap<>();
    batch.forEach(request -> revisions.merge(request.codeId(), request.revision(), Math::max));
    revisions.entrySet().removeIf(entry -> isReady(entry.getKey(), entry.getValue()));
    if (!revisions.isEmpty()) {
      boolean allSettled = loops.await(LONGEST_FLUSH);
      allSettled &= follower.awaitPosition(log.end(), LONGEST_FOLLOWING);
      Set<String> unknown = new HashSet<>(revisions.keySet());
      unknown.removeIf(codeId -> ledger.find(codeId) != null);
      List<ScanCounter> added = ledger.add(unknown);
      compare(added);
      for (var entry : revisions.entrySet()) {
        ScanCounter counter = ledger.find(entry.getKey());
        if (counter != null) {
          ledger.begin(counter, entry.getValue(), allSettled);
        }
      }
    }
    batch.forEach(request -> request.ready().run());
  }

  private boolean isReady(String codeId, long revision) {
    ScanCounter counter = ledger.find(codeId);
    return counter != null && counter.isFor(revision);
  }

  /** Counters that nothing was drawn from are not missed where they are not right. */
  private void compareDrawn() throws InterruptedException {
    ledger.takeDrawn().forEach(counter -> uncertain.put(counter.codeId(), counter));
    compare(List.copyOf(uncertain.values()));
  }

  /**
   * Adds to counters what they do not know; those for which it can't be found out stay uncertain.
   */
  private void compare(Collection<ScanCounter> counters) throws InterruptedException {
    List<ScanCounter> all = List.copyOf(counters);
    for (int from = 0; from < all.size(); from += CODES_AT_ONCE) {
      List<ScanCounter> chunk = all.subList(from, Math.min(all.size(), from + CODES_AT_ONCE));
      boolean known = compareChunk(chunk);
      for (ScanCounter counter : chunk) {
        if (known) {
          uncertain.remove(counter.codeId());
        } else {
          uncertain.put(counter.codeId(), counter);
        }
      }
    }
  }

  private boolean compareChunk(List<ScanCounter> chunk) throws InterruptedException {
    Set<String> codeIds = new HashSet<>();
    chunk.forEach(counter -> codeIds.add(counter.codeId()));
    Counted known = ask(codeIds);
    if (known == null) {
      return false;
    }
    Settled settled = ledger.settled(chunk);
    long from = Math.min(known.position(), settled.position());
    long to = Math.max(known.position(), settled.position());
    if (to - from > MOST_LOG_BYTES || to > log.durableEnd()) {
      return false;
    }
    Map<String, Long> between;
    try {
      between = OwnScans.between(log, from, to, codeIds::contains);
    } catch (IOException unreadable) {
      return false;
    }
    int sign = known.position() <= settled.position() ? 1 : -1;
    Map<String, Long> differences = new HashMap<>();
    for (String codeId : codeIds) {
      long all = known.scans().getOrDefault(codeId, 0L) + sign * between.getOrDefault(codeId, 0L);
      differences.put(codeId, all - settled.scans().getOrDefault(codeId, 0L));
    }
    ledger.correct(differences);
    return true;
  }

  /** What was counted for good, or null where it can't be told in time. */
  private @Nullable Counted ask(Set<String> codeIds) throws InterruptedException {
    CountedScans source = counted;
    if (source == null) {
      return null;
    }
    Future<Counted> answer;
    try {
      answer = asking.submit(() -> source.of(log.logId(), codeIds));
    } catch (RejectedExecutionException stillAsking) {
      return null;
    }
    try {
      return answer.get(LONGEST_ASKING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException away) {
      return null;
    }
  }

  void close() {
    stopping = true;
    thread.interrupt();
    asking.shutdownNow();
  }
}
