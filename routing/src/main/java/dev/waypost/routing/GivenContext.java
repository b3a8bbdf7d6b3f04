package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scan of which everything is given: a pretended one. */
public record GivenContext(
    Instant time,
    Device device,
    OperatingSystem system,
    @Nullable Version systemVersion,
    Location location,
    @Nullable String acceptLanguage,
    @Nullable String query,
    @Nullable String referrerHost,
    long scanNumber,
    long visitorBucket,
    double draw,
    PassedGates passed)
    implements ScanContext {

  /** The first scan of somebody of whom nothing is known. */
  public static GivenContext at(Instant time) {
    return new GivenContext(
        time,
        Device.OTHER,
        OperatingSystem.OTHER,
        null,
        Location.UNKNOWN,
        null,
        null,
        null,
        1,
        0,
        0,
        PassedGates.NONE);
  }
}
