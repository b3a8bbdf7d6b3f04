package dev.waypost.routing;

import static dev.waypost.routing.RouteInput.refusal;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.Between;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.Condition.SystemVersion;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A condition as bytes: its kind (1 byte) and what it asks for. Sets of constants are one byte with
 * a bit for each, bounds that may be missing are preceded by a byte that says which are there.
 */
final class ConditionCodec {
  private static final byte DEVICE = 1;
  private static final byte SYSTEM = 2;
  private static final byte SYSTEM_VERSION = 3;
  private static final byte COUNTRY = 4;
  private static final byte REGION = 5;
  private static final byte LANGUAGE = 6;
  private static final byte BETWEEN = 7;
  private static final byte HOURS = 8;
  private static final byte QUERY = 9;
  private static final byte REFERRER = 10;
  private static final byte SCAN_NUMBER = 11;
  private static final byte SHARE = 12;
  private static final byte ALL = 13;
  private static final byte ANY = 14;
  private static final byte NOT = 15;

  private static final int LOWER = 1;
  private static final int UPPER = 2;

  private static final int SECONDS_OF_DAY = 86_400;
  private static final long NANOS_OF_SECOND = 1_000_000_000;

  private ConditionCodec() {}

  static void write(RouteOutput out, Condition condition) {
    write(out, condition, 1);
  }

  static Condition read(RouteInput in) {
    return read(in, 1);
  }

  private static void write(RouteOutput out, Condition condition, int depth) {
    requireDepth(depth);
    switch (condition) {
      case DeviceIs(Set<Device> devices) ->
          out.oneByte(DEVICE).oneByte(bits(devices, ConditionCodec::bit));
      case SystemIs(Set<OperatingSystem> systems) ->
          out.oneByte(SYSTEM).oneByte(bits(systems, ConditionCodec::bit));
      case SystemVersion(Version atLeast, Version below) -> {
        out.oneByte(SYSTEM_VERSION).oneByte(bounds(atLeast, below));
        writeVersion(out, atLeast);
        writeVersion(out, below);
      }
      case CountryIs(Set<String> countries) -> out.oneByte(COUNTRY).sortedTexts(countries);
      case RegionIs(Set<String> regions) -> out.oneByte(REGION).sortedTexts(regions);
      case LanguageIs languages -> out.oneByte(LANGUAGE).texts(languages.ranges());
      case Between(Instant from, Instant until) -> {
        out.oneByte(BETWEEN).oneByte(bounds(from, until));
        writeInstant(out, from);
        writeInstant(out, until);
      }
      case Hours hours -> {
        out.oneByte(HOURS).text(hours.zone().getId());
        out.oneByte(bits(hours.weekdays(), ConditionCodec::bit));
        writeTimeOfDay(out, hours.from());
        writeTimeOfDay(out, hours.until());
      }
      case QueryHas(String name, Set<String> values) ->
          out.oneByte(QUERY).text(name).sortedTexts(values);
      case ReferrerIs(Set<String> hosts) -> out.oneByte(REFERRER).sortedTexts(hosts);
      case ScanNumber(long from, Long to) -> {
        out.oneByte(SCAN_NUMBER).oneByte(bounds(from, to)).number(scan(from));
        if (to != null) {
          out.number(scan(to));
        }
      }
      case Share(double percent) -> out.oneByte(SHARE).percent(percent);
      case All all ->
          out.oneByte(ALL).list(all.conditions(), (to, each) -> write(to, each, depth + 1));
      case Any any ->
          out.oneByte(ANY).list(any.conditions(), (to, each) -> write(to, each, depth + 1));
      case Not(Condition negated) -> write(out.oneByte(NOT), negated, depth + 1);
    }
  }

  private static Condition read(RouteInput in, int depth) {
    requireDepth(depth);
    byte kind = in.oneByte();
    return switch (kind) {
      case DEVICE -> new DeviceIs(constants(in, Device.class, ConditionCodec::bit));
      case SYSTEM -> new SystemIs(constants(in, OperatingSystem.class, ConditionCodec::bit));
      case SYSTEM_VERSION -> {
        int bounds = in.flags(UPPER);
        yield new SystemVersion(
            (bounds & LOWER) == 0 ? null : version(in), (bounds & UPPER) == 0 ? null : version(in));
      }
      case COUNTRY -> new CountryIs(in.sortedTexts());
      case REGION -> new RegionIs(in.sortedTexts());
      case LANGUAGE -> new LanguageIs(in.texts());
      case BETWEEN -> {
        int bounds = in.flags(UPPER);
        yield new Between(
            (bounds & LOWER) == 0 ? null : in.instant(),
            (bounds & UPPER) == 0 ? null : in.instant());
      }
      case HOURS ->
          new Hours(
              zone(in.text()),
              constants(in, DayOfWeek.class, ConditionCodec::bit),
              timeOfDay(in),
              timeOfDay(in));
      case QUERY -> new QueryHas(in.text(), in.sortedTexts());
      case REFERRER -> new ReferrerIs(in.sortedTexts());
      case SCAN_NUMBER -> {
        int bounds = in.flags(UPPER);
        if ((bounds & LOWER) == 0) {
          throw refusal("a range of scans that does not begin");
        }
        yield new ScanNumber(scan(in.number()), (bounds & UPPER) == 0 ? null : scan(in.number()));
      }
      case SHARE -> new Share(in.percent());
      case ALL -> new All(in.list(from -> read(from, depth + 1)));
      case ANY -> new Any(in.list(from -> read(from, depth + 1)));
      case NOT -> new Not(read(in, depth + 1));
      default -> throw refusal("unknown kind of condition " + kind);
    };
  }

  private static void requireDepth(int depth) {
    if (depth > Condition.MAXIMUM_DEPTH) {
      throw refusal("conditions in each other more than " + Condition.MAXIMUM_DEPTH + " deep");
    }
  }

  private static int bounds(@Nullable Object lower, @Nullable Object upper) {
    return (lower == null ? 0 : LOWER) | (upper == null ? 0 : UPPER);
  }

  private static void writeVersion(RouteOutput out, @Nullable Version version) {
    if (version != null) {
      out.number(versionPart(version.major()))
          .number(versionPart(version.minor()))
          .number(versionPart(version.patch()));
    }
  }

  private static Version version(RouteInput in) {
    return new Version(
        versionPart(in.number()), versionPart(in.number()), versionPart(in.number()));
  }

  private static int versionPart(long part) {
    return (int) RouteLimits.within("a version", part, 0, Version.MAXIMUM_PART);
  }

  private static long scan(long number) {
    return RouteLimits.within("the number of a scan", number, 1, Long.MAX_VALUE);
  }

  private static void writeInstant(RouteOutput out, @Nullable Instant instant) {
    if (instant != null) {
      out.instant(instant);
    }
  }

  private static void writeTimeOfDay(RouteOutput out, LocalTime time) {
    long nanos = time.toNanoOfDay();
    out.number(nanos / NANOS_OF_SECOND).number(nanos % NANOS_OF_SECOND);
  }

  private static LocalTime timeOfDay(RouteInput in) {
    long second = in.number("seconds of a day", 0, SECONDS_OF_DAY - 1);
    long nano = in.number("nanoseconds", 0, NANOS_OF_SECOND - 1);
    return LocalTime.ofNanoOfDay(second * NANOS_OF_SECOND + nano);
  }

  private static ZoneId zone(String id) {
    try {
      ZoneId zone = ZoneId.of(id);
      if (zone.getId().equals(id)) {
        return zone;
      }
    } catch (DateTimeException e) {
      // Told below, as for an id that is not written as zones are.
    }
    throw refusal("an unknown time zone");
  }

  private static <E extends Enum<E>> int bits(Set<E> constants, ToIntFunction<E> bit) {
    return constants.stream().mapToInt(bit).sum();
  }

  private static <E extends Enum<E>> Set<E> constants(
      RouteInput in, Class<E> type, ToIntFunction<E> bit) {
    int bits = in.oneByte() & 0xFF;
    Set<E> constants = EnumSet.noneOf(type);
    for (E constant : type.getEnumConstants()) {
      if ((bits & bit.applyAsInt(constant)) != 0) {
        constants.add(constant);
        bits -= bit.applyAsInt(constant);
      }
    }
    if (bits != 0) {
      throw refusal("a " + type.getSimpleName() + " that is not known");
    }
    return Set.copyOf(constants);
  }

  private static int bit(Device device) {
    return switch (device) {
      case PHONE -> 1;
      case TABLET -> 2;
      case DESKTOP -> 4;
      case OTHER -> 8;
    };
  }

  private static int bit(OperatingSystem system) {
    return switch (system) {
      case IOS -> 1;
      case ANDROID -> 2;
      case WINDOWS -> 4;
      case MACOS -> 8;
      case LINUX -> 16;
      case CHROMEOS -> 32;
      case OTHER -> 64;
    };
  }

  private static int bit(DayOfWeek day) {
    return 1 << (day.getValue() - 1);
  }
}
