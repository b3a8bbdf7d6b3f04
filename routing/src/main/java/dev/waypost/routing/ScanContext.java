package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scan when its route is evaluated. Each method answers the same throughout one
 * evaluation; what costs something is only found out when it is asked for.
 */
public interface ScanContext {
  /** When the scan arrived. */
  Instant time();

  /** The class of device. */
  Device device();

  /** The operating system. */
  OperatingSystem system();

  /** The version of the operating system, or null where it is not told. */
  @Nullable Version systemVersion();

  /** Where the scan came from. */
  Location location();

  /** The Accept-Language header as it came, or null. */
  @Nullable String acceptLanguage();

  /** The language that is preferred most in this header, or null. */
  default @Nullable String preferredLanguage() {
    return AcceptLanguage.preferred(acceptLanguage());
  }

  /** The query of the scan as it came, without the question mark, or null. */
  @Nullable String query();

  /** The host of the Referer in lower case, or null. */
  @Nullable String referrerHost();

  /** Which of the code's scans this is, from 1. */
  long scanNumber();

  /**
   * 64 bits that are the same for the same visitor of the same code and look random otherwise: a
   * keyed hash of address and agent under a key of the code.
   */
  long visitorBucket();

  /** A random number from 0 inclusive to 1 exclusive, drawn once for this scan. */
  double draw();

  /** What the person has done already of what {@link RoutePlan#access} asks for. */
  PassedGates passed();
}
