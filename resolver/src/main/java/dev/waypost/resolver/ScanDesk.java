package dev.waypost.resolver;

import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.Evaluation;
import dev.waypost.routing.Location;
import dev.waypost.routing.Locator;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.scanlog.ScanRecord;
import java.net.InetAddress;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a scan gets and what is recorded of it, however its request came. One for each event
 * loop, whose hashes and caches it keeps.
 */
final class ScanDesk {
  private final Locator locator;
  private final VisitorHash visitorHash;
  private final BucketHash bucketHash;
  private final SplittableRandom random = new SplittableRandom();
  private final HeaderCache<KnownAgent> agents = new HeaderCache<>(KnownAgent::of);
  private final HeaderCache<KnownLanguage> languages = new HeaderCache<>(KnownLanguage::of);

  ScanDesk(Locator locator, VisitorSalts salts, BucketKey bucketKey) {
    this.locator = locator;
    this.visitorHash = new VisitorHash(salts);
    this.bucketHash = new BucketHash(bucketKey);
  }

  /**
   * What a scan gets.
   *
   * @param resolution the answer, with the fallbacks of the domain applied
   * @param evaluation how it came about
   */
  record Outcome(Scan scan, String domain, Resolution resolution, Evaluation evaluation) {}

  Outcome resolve(
      ScanRequest request, Route route, String domain, DomainFallbacks fallbacks, Instant now) {
    var scan = new Scan(request, route, now, this);
    Evaluation evaluation = RouteEvaluator.evaluate(route, scan);
    return new Outcome(scan, domain, fallbacks.applyTo(evaluation.resolution()), evaluation);
  }

  /** What is kept of a scan. */
  ScanRecord record(Outcome outcome) {
    Scan scan = outcome.scan();
    Route route = scan.route();
    ScanRequest request = scan.request();
    KnownAgent agent = request.agent();
    Location location = scan.location();
    return new ScanRecord(
        scan.time(),
        route.workspaceId(),
        route.codeId(),
        outcome.domain(),
        route.revision(),
        outcome.resolution().label(),
        outcome.evaluation().rule(),
        outcome.evaluation().variant(),
        location.country(),
        location.region(),
        location.city(),
        agent.device(),
        agent.audience(),
        visitorHash.of(scan.time(), route.workspaceId(), request.address(), agent.header()),
        agent.header(),
        request.language().first(),
        scan.referrerHost());
  }

  HeaderCache<KnownLanguage> languages() {
    return languages;
  }

  KnownLanguage language(@Nullable String header) {
    return header == null ? KnownLanguage.NONE : languages.get(header);
  }

  HeaderCache<KnownAgent> agents() {
    return agents;
  }

  KnownAgent agent(@Nullable String header) {
    return header == null ? KnownAgent.NONE : agents.get(header);
  }

  Location locate(InetAddress address) {
    return locator.locate(address);
  }

  long bucket(String codeId, ScanRequest request) {
    return bucketHash.of(codeId, request.address(), request.agent().header());
  }

  double draw() {
    return random.nextDouble();
  }
}
