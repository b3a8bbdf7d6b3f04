package dev.waypost.resolver;

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
  private @Nullable Location location;
  private @Nullable String referrerHost;
  private boolean referrerRead;
  private double draw = -1;

  Scan(ScanRequest request, Route route, Instant time, ScanDesk desk) {
    this.request = request;
    this.route = route;
    this.time = time;
    this.desk = desk;
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
    return OperatingSystem.OTHER;
  }

  @Override
  public @Nullable Version systemVersion() {
    return null;
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
  public @Nullable String query() {
    return request.query();
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
    return 1;
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
    return PassedGates.NONE;
  }
}
