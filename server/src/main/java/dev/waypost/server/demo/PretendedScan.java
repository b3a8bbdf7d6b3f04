package dev.waypost.server.demo;

import dev.waypost.routing.Location;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.ScanContext;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan that never was, as the context of its evaluation.
 *
 * @param scanNumber which of the code's scans it is, from 1
 * @param draw from 0 inclusive to 1 exclusive
 */
record PretendedScan(
    Instant time,
    Visitor visitor,
    @Nullable String referrerHost,
    long scanNumber,
    long visitorBucket,
    double draw,
    PassedGates passed)
    implements ScanContext {

  @Override
  public Device device() {
    return visitor.agent().parsed().device();
  }

  @Override
  public OperatingSystem system() {
    return visitor.agent().parsed().system();
  }

  @Override
  public @Nullable Version systemVersion() {
    return visitor.agent().parsed().systemVersion();
  }

  @Override
  public Location location() {
    return visitor.location();
  }

  @Override
  public @Nullable String acceptLanguage() {
    Language language = visitor.language();
    return language == null ? null : language.header();
  }

  @Override
  public @Nullable String query() {
    return null;
  }

  /** The same once everything was done that the code asks for. */
  PretendedScan passing(Instant later) {
    return new PretendedScan(
        later, visitor, referrerHost, scanNumber, visitorBucket, draw, PassedGates.ALL);
  }
}
