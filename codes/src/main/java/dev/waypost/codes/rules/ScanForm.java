package dev.waypost.codes.rules;

import dev.waypost.routing.GivenContext;
import dev.waypost.routing.Location;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.UserAgent;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pretended scan in its written form: the {@code scan} of a routing case. */
public final class ScanForm {
  private static final List<String> NAMES =
      List.of(
          "time",
          "user_agent",
          "device",
          "os",
          "os_version",
          "country",
          "region",
          "language",
          "query",
          "referrer",
          "scan_number",
          "visitor",
          "bucket",
          "draw",
          "passed");

  private static final int HEADER_MAX_CHARS = 2_000;
  private static final int QUERY_MAX_CHARS = 8_000;
  private static final int VISITOR_MAX_CHARS = 200;
  private static final int MAX_PASSED = 4;
  private static final Pattern BUCKET = Pattern.compile("[0-9A-Fa-f]{1,16}");

  private static final Map<String, Device> DEVICES = Words.of(Device.class);
  private static final Map<String, OperatingSystem> SYSTEMS = Words.of(OperatingSystem.class);

  /** What a person may have passed already. */
  private enum Passed {
    PASSWORD,
    AGE,
    CONSENT,
    SIGNED_LINK
  }

  private static final Map<String, Passed> PASSED = Words.of(Passed.class);

  private ScanForm() {}

  /**
   * The scan.
   *
   * @param now when it came unless it says otherwise
   * @param number which of the code's scans it is unless it says otherwise
   * @throws dev.waypost.codes.RefusedException naming the path to what can't be
   */
  public static GivenContext read(Map<String, @Nullable Object> scan, Instant now, long number) {
    Members members = Node.written(scan, "").members(NAMES);
    Node time = members.orNull("time");
    Node agentText = members.orNull("user_agent");
    UserAgent agent = UserAgent.parse(agentText == null ? null : agentText.line(HEADER_MAX_CHARS));
    Node device = members.orNull("device");
    Node system = members.orNull("os");
    Node version = members.orNull("os_version");
    Node scanNumber = members.orNull("scan_number");
    Node draw = members.orNull("draw");
    return new GivenContext(
        time == null ? now : time.instant(),
        device == null ? agent.device() : device.oneOf(DEVICES),
        system == null ? agent.system() : system.oneOf(SYSTEMS),
        version == null ? agent.systemVersion() : ConditionReader.version(version),
        location(members),
        header(members.orNull("language")),
        query(members.orNull("query")),
        host(members.orNull("referrer")),
        scanNumber == null ? number : scanNumber.wholeNumber(1, PlanForm.MAX_SCANS),
        bucket(members),
        draw == null ? 0 : draw(draw),
        passed(members.orNull("passed")));
  }

  /** A region brings its country along. */
  private static Location location(Members members) {
    Node countryNode = members.orNull("country");
    Node regionNode = members.orNull("region");
    String country = countryNode == null ? null : PlaceNames.country(countryNode);
    if (regionNode == null) {
      return new Location(country, null, null);
    }
    String region = PlaceNames.region(regionNode);
    String countryOfRegion = region.substring(0, 2);
    if (country != null && !country.equals(countryOfRegion)) {
      throw regionNode.refused(
          "is \"%s\", which does not lie in the country \"%s\".".formatted(region, country));
    }
    return new Location(countryOfRegion, region.substring(3), null);
  }

  private static @Nullable String header(@Nullable Node node) {
    return node == null ? null : node.line(HEADER_MAX_CHARS);
  }

  private static @Nullable String query(@Nullable Node node) {
    if (node == null || node.text().isEmpty()) {
      return null;
    }
    String query = node.line(QUERY_MAX_CHARS);
    return query.startsWith("?") ? query.substring(1) : query;
  }

  private static @Nullable String host(@Nullable Node node) {
    return node == null ? null : PlaceNames.host(node);
  }

  /** Whoever is called the same is the same visitor. */
  private static long bucket(Members members) {
    Node visitor = members.orNull("visitor");
    Node bucket = members.orNull("bucket");
    if (visitor != null && bucket != null) {
      throw bucket.refused("stands beside \"visitor\", which says the same. Send one of them.");
    }
    if (visitor != null) {
      return hashed(visitor.line(VISITOR_MAX_CHARS));
    }
    if (bucket == null) {
      return 0;
    }
    String digits = bucket.text();
    if (!BUCKET.matcher(digits).matches()) {
      throw bucket.refused(
          "is \"%s\". Write 64 bits as up to 16 hexadecimal digits.".formatted(digits));
    }
    return Long.parseUnsignedLong(digits, 16);
  }

  private static long hashed(String visitor) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(visitor.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static double draw(Node node) {
    if (node.value() instanceof Number number) {
      double draw = number.doubleValue();
      if (draw >= 0 && draw < 1) {
        return draw;
      }
      throw node.refused("is %s. Allowed are numbers from 0 to below 1.".formatted(number));
    }
    throw node.wrongType("a number");
  }

  private static PassedGates passed(@Nullable Node node) {
    if (node == null) {
      return PassedGates.NONE;
    }
    Set<Passed> passed =
        node.elements(MAX_PASSED).stream()
            .map(element -> element.oneOf(PASSED))
            .collect(Collectors.toSet());
    return new PassedGates(
        passed.contains(Passed.PASSWORD),
        passed.contains(Passed.AGE),
        passed.contains(Passed.CONSENT),
        passed.contains(Passed.SIGNED_LINK));
  }
}
