package dev.waypost.resolver;

import dev.waypost.resolver.numbers.ScanCounter;
import dev.waypost.resolver.numbers.ScanNumbers;
import dev.waypost.routing.Route;
import org.jspecify.annotations.Nullable;

/** Gives scans their numbers, where the plan of their code asks for them. */
final class ScanNumbering {
  private final ScanNumbers numbers;

  ScanNumbering(ScanNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * The number of a scan. One that counts takes it, so this is asked once, and the scan is logged;
   * one that only looks is told the number of the next.
   *
   * @param again called by another thread when this can be asked again, where it is not known yet
   * @return null where it is not known yet
   */
  @Nullable Long number(Route route, ScanRequest request, Runnable again) {
    if (!route.plan().countsScans() || route.isSandbox()) {
      return ScanDesk.NOT_COUNTED;
    }
    ScanCounter counter = numbers.counter(route.codeId(), route.revision());
    if (counter == null) {
      numbers.prepare(route.codeId(), route.revision(), again);
      return null;
    }
    return request.counts() ? counter.draw() : counter.next();
  }
}
