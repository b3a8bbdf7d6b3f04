package dev.waypost.resolver;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many connections are open, altogether and from each network. Thread-safe. */
final class OpenConnections {
  private final ResolverLimits limits;
  private final ClientAddress clientAddress;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final ConcurrentHashMap<Long, Integer> byNetwork = new ConcurrentHashMap<>();

  OpenConnections(ResolverLimits limits, ClientAddress clientAddress) {
    this.limits = limits;
    this.clientAddress = clientAddress;
  }

  /** Takes a connection; {@link #close} is to follow. False where there are too many already. */
  boolean open(InetAddress from) {
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      refused.incrementAndGet();
      return false;
    }
    if (!clientAddress.isTrustedProxy(from)
        && byNetwork.merge(Network.of(from), 1, Integer::sum) > limits.connectionsPerAddress()) {
      close(from);
      refused.incrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives back a connection that was taken. */
  void close(InetAddress from) {
    open.decrementAndGet();
    if (!clientAddress.isTrustedProxy(from)) {
      byNetwork.computeIfPresent(
          Network.of(from), (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
  }

  /** How many are open. */
  int count() {
    return open.get();
  }

  /** How many were refused. */
  long refused() {
    return refused.get();
  }
}
