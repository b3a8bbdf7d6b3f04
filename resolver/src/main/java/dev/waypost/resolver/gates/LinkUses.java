package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.LinkId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has the uses of links counted by their owner, off the event loop, within a bounded time. Where
 * the owner can't tell in time, the link does not lead on (it fails closed), and the use is not
 * counted if that can still be prevented.
 */
public final class LinkUses implements AutoCloseable {
  /** A person waits for so long with patience; a database that is well answers in milliseconds. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private static final int THREADS = 4;
  private static final int MOST_WAITING = 256;

  private final LinkOwner owner;
  private final Duration longest;
  private final ThreadPoolExecutor workers = Workers.of("link-uses", THREADS, MOST_WAITING);

  /** Uses that this owner counts. */
  public LinkUses(LinkOwner owner) {
    this(owner, LONGEST);
  }

  LinkUses(LinkOwner owner, Duration longest) {
    this.owner = owner;
    this.longest = longest;
  }

  /**
   * Uses a link once.
   *
   * @return fails where the owner can't tell in time
   */
  public CompletableFuture<LinkCheck> use(String codeId, LinkId link) {
    var wanted = new AtomicBoolean(true);
    var answer = new CompletableFuture<LinkCheck>();
    try {
      workers.execute(() -> {
        try {
          // One that waited in vain for its turn does not bother the owner.
          if (wanted.get()) {
            answer.complete(owner.use(codeId, link, () -> wanted.compareAndSet(true, false)));
          }
        } catch (Exception away) {
          answer.completeExceptionally(away);
        }
      });
    } catch (RejectedExecutionException tooMany) {
      answer.completeExceptionally(tooMany);
    }
    return answer
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            wanted.set(false);
          }
        });
  }

  @Override
  public void close() {
    Workers.stop(workers);
  }
}
