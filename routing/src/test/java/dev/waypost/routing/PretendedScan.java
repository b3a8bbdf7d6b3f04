package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a scan of which nothing is known but what a test says. */
final class PretendedScan {
  private Instant time = Instant.parse("2026-03-01T09:00:00Z");
  private Device device = Device.OTHER;
  private OperatingSystem system = OperatingSystem.OTHER;
  private @Nullable Version version;
  private Location location = Location.UNKNOWN;
  private @Nullable String language;
  private @Nullable String query;
  private @Nullable String referrer;
  private long number = 1;
  private long bucket;
  private double draw;
  private PassedGates passed = PassedGates.NONE;

  PretendedScan at(String instant) {
    time = Instant.parse(instant);
    return this;
  }

  PretendedScan device(Device known) {
    device = known;
    return this;
  }

  PretendedScan system(OperatingSystem known, @Nullable Version knownVersion) {
    system = known;
    version = knownVersion;
    return this;
  }

  PretendedScan from(@Nullable String country, @Nullable String region) {
    location = new Location(country, region, null);
    return this;
  }

  PretendedScan language(@Nullable String header) {
    language = header;
    return this;
  }

  PretendedScan query(@Nullable String known) {
    query = known;
    return this;
  }

  PretendedScan referrer(@Nullable String host) {
    referrer = host;
    return this;
  }

  PretendedScan number(long known) {
    number = known;
    return this;
  }

  PretendedScan bucket(long known) {
    bucket = known;
    return this;
  }

  PretendedScan draw(double known) {
    draw = known;
    return this;
  }

  PretendedScan passed(PassedGates known) {
    passed = known;
    return this;
  }

  GivenContext context() {
    return new GivenContext(
        time, device, system, version, location, language, query, referrer, number, bucket, draw,
        passed);
  }
}
