package dev.waypost.resolver;

import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkQuery;
import dev.waypost.routing.Location;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.Route;
import dev.waypost.routing.ScanContext;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan under way, as the context of its evaluation. What costs something is found out when it is
 * asked for the first time.
 */
final class Scan implements ScanContext {
  private final ScanRequest request;
  private final Route route;
  private final Instant time;
  private final ScanDesk desk;
  private final long number;
  private @Nullable Location location;
  private @Nullable String referrerHost;
  private boolean referrerRead;
  private double draw = -1;

  private @Nullable LinkQuery query;
  private @Nullable LinkCheck link;
  private @Nullable PassedGates passed;

  Scan(ScanRequest request, Route route, Instant time, ScanDesk desk, long number) {
    this.request = request;
    this.route = route;
    this.time = time;
    this.desk = desk;
    this.number = number;
  }

  ScanRequest request() {
    return request;
  }

  Route route() {
    return route;
  }

  @Override
  public Instant time() {
    return time;
  }

  @Override
  public Device device() {
    return request.agent().parsed().device();
  }

  @Override
  public OperatingSystem system() {
    return request.agent().parsed().system();
  }

  @Override
  public @Nullable Version systemVersion() {
    return request.agent().parsed().systemVersion();
  }

  @Override
  public Location location() {
    Location known = location;
    if (known == null) {
      known = desk.locate(request.address());
      location = known;
    }
    return known;
  }

  @Override
  public @Nullable String acceptLanguage() {
    return request.language().header();
  }

  @Override
  public @Nullable String preferredLanguage() {
    return request.language().preferred();
  }

  /** Without a signed link, which is between the person and us. */
  @Override
  public @Nullable String query() {
    return linkQuery().rest();
  }

  private LinkQuery linkQuery() {
    LinkQuery known = query;
    if (known == null) {
      known = LinkQuery.of(request.query());
      query = known;
    }
    return known;
  }

  ScanDesk desk() {
    return desk;
  }

  /** The number under which the scan is counted, or 0 where it is not. */
  long countedAs() {
    return request.counts() ? number : 0;
  }

  /** The link by which the scan came. */
  LinkCheck link() {
    LinkCheck known = link;
    if (known == null) {
      known = desk.gates().check(linkQuery().token(), route, time);
      link = known;
    }
    return known;
  }

  @Override
  public @Nullable String referrerHost() {
    if (!referrerRead) {
      referrerRead = true;
      referrerHost = RequestHeaders.host(request.referrer());
    }
    return referrerHost;
  }

  @Override
  public long scanNumber() {
    return number;
  }

  @Override
  public long visitorBucket() {
    return desk.bucket(route.codeId(), request);
  }

  @Override
  public double draw() {
    if (draw < 0) {
      draw = desk.draw();
    }
    return draw;
  }

  @Override
  public PassedGates passed() {
    PassedGates known = passed;
    if (known == null) {
      known = request.mayPass() ? desk.gates().passed(this) : PassedGates.NONE;
      passed = known;
    }
    return known;
  }

  /** From now on this was passed. */
  void pass(PassedGates gates) {
    passed = gates;
  }
}
