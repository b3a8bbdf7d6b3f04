package dev.waypost.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What conditions ask of a scan, found out when it is asked for and then kept: with twenty rules by
 * language the header is read once.
 */
final class Facts {
  private static final long SECONDS_OF_DAY = 86_400;
  private static final long NANOS_OF_SECOND = 1_000_000_000;

  private final ScanContext context;

  private boolean languageRead;
  private @Nullable String language;
  private boolean regionRead;
  private @Nullable String region;
  private @Nullable List<QueryParameter> query;
  private @Nullable ZoneId zone;
  private long localDay;
  private long localNanoOfDay;

  Facts(ScanContext context) {
    this.context = context;
  }

  ScanContext context() {
    return context;
  }

  /** The language that is preferred most, or null. */
  @Nullable String language() {
    if (!languageRead) {
      languageRead = true;
      language = context.preferredLanguage();
    }
    return language;
  }

  /** The region with its country, such as {@code DE-BY}, or null. */
  @Nullable String region() {
    if (!regionRead) {
      regionRead = true;
      Location location = context.location();
      region =
          location.country() == null || location.region() == null
              ? null
              : location.country() + "-" + location.region();
    }
    return region;
  }

  List<QueryParameter> query() {
    List<QueryParameter> known = query;
    if (known == null) {
      known = QueryParameter.all(context.query(), QueryParameter.MAXIMUM_OF_A_SCAN);
      query = known;
    }
    return known;
  }

  /** The day on calendars in a zone, counted from 1970-01-01. */
  long localDay(ZoneId inZone) {
    readClock(inZone);
    return localDay;
  }

  /** The time on clocks in a zone, in nanoseconds since midnight. */
  long localNanoOfDay(ZoneId inZone) {
    readClock(inZone);
    return localNanoOfDay;
  }

  private void readClock(ZoneId inZone) {
    if (!inZone.equals(zone)) {
      Instant time = context.time();
      ZoneOffset offset = inZone.getRules().getOffset(time);
      long localSecond = time.getEpochSecond() + offset.getTotalSeconds();
      localDay = Math.floorDiv(localSecond, SECONDS_OF_DAY);
      localNanoOfDay =
          Math.floorMod(localSecond, SECONDS_OF_DAY) * NANOS_OF_SECOND + time.getNano();
      zone = inZone;
    }
  }

  /** Where a visitor stands among all for a rule's shares, above 0 and below 100. */
  double sharePosition(String rule) {
    long purpose = VisitorDraw.with(VisitorDraw.with(VisitorDraw.purpose(), "share"), rule);
    return 100 * VisitorDraw.number(context.visitorBucket(), purpose);
  }
}
