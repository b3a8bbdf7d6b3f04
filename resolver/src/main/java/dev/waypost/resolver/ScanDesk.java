package dev.waypost.resolver;

import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.routing.Evaluation;
import dev.waypost.routing.Location;
import dev.waypost.routing.Locator;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.scanlog.Audience;
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
  /** The number of a scan where nobody asks for it. */
  static final long NOT_COUNTED = 1;

  private final Locator locator;
  private final Gates gates;
  private final VisitorHash visitorHash;
  private final BucketHash bucketHash;
  private final SplittableRandom random = new SplittableRandom();
  private final HeaderCache<KnownAgent> agents = new HeaderCache<>(KnownAgent::of);
  private final HeaderCache<KnownLanguage> languages = new HeaderCache<>(KnownLanguage::of);

  ScanDesk(Locator locator, VisitorSalts salts, BucketKey bucketKey, Gates gates) {
    this.locator = locator;
    this.gates = gates;
    this.visitorHash = new VisitorHash(salts);
    this.bucketHash = new BucketHash(bucketKey);
  }

  /**
   * What a scan gets.
   *
   * @param resolution the answer, with the fallbacks of group and domain applied
   * @param evaluation how it came about
   */
  record Outcome(Scan scan, String domain, Resolution resolution, Evaluation evaluation) {
    /** The same where the link does not lead on after all. */
    Outcome held() {
      var held = new Ask(new Gate.SignedLink());
      return new Outcome(scan, domain, held, new Evaluation(held, null, null));
    }
  }

  /**
   * Decides.
   *
   * @param number which of the code's scans it is; {@link #NOT_COUNTED} where its plan does not ask
   */
  Outcome resolve(
      ScanRequest request, Route route, String domain, Hosts hosts, Instant now, long number) {
    var scan = new Scan(request, route, now, this, number);
    Outcome outcome = evaluate(scan, domain, hosts);
    return isHeldByGoodLink(outcome) ? beyondLink(outcome, hosts) : outcome;
  }

  /** What a scan gets with what it has passed. */
  Outcome evaluate(Scan scan, String domain, Hosts hosts) {
    Evaluation evaluation = RouteEvaluator.evaluate(scan.route(), scan);
    Resolution own = hosts.groupFallbacks().applyTo(scan.route(), evaluation.resolution());
    return new Outcome(scan, domain, hosts.fallbacksOf(domain).applyTo(own), evaluation);
  }

  private static boolean isHeldByGoodLink(Outcome outcome) {
    return outcome.resolution() instanceof Ask(Gate.SignedLink _)
        && outcome.scan().link() instanceof LinkCheck.Good;
  }

  /**
   * What else is asked for of somebody with a good link; where nothing is, to use the link, because
   * a look at it alone must not.
   */
  private Outcome beyondLink(Outcome held, Hosts hosts) {
    Scan scan = held.scan();
    scan.pass(scan.passed().withSignedLink());
    Outcome beyond = evaluate(scan, held.domain(), hosts);
    return switch (beyond.resolution()) {
      case Ask _, Closed _, Fallback _ -> beyond;
      case Redirect _, ShowText _, ShowPage _, OpenApp _ ->
          new Outcome(scan, held.domain(), new Ask(new Gate.LinkUse()), held.evaluation());
    };
  }

  Gates gates() {
    return gates;
  }

  /** What is kept of a scan. */
  ScanRecord record(Outcome outcome) {
    return record(outcome, outcome.scan().request().audience());
  }

  /**
   * What is kept of it.
   *
   * @param audience who asked
   */
  ScanRecord record(Outcome outcome, Audience audience) {
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
        audience,
        visitorHash.of(scan.time(), route.workspaceId(), request.address(), agent.digest()),
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
    return bucketHash.of(codeId, request.address(), request.agent().digest());
  }

  double draw() {
    return random.nextDouble();
  }
}
