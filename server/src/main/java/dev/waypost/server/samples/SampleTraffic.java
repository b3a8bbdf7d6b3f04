package dev.waypost.server.samples;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import dev.waypost.server.samples.SampleCode.Variant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The scans of a year: with seasons, weekdays and hours, places, devices and languages, visitors
 * who come again, robots, and two experiments whose variants differ. The same seed gives the same
 * scans.
 */
final class SampleTraffic {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int DAYS = 365;

  /** Of a hundred scans, so many are by programs. */
  private static final double ROBOTS = 0.03;

  private final RandomGenerator random;
  private final LocalDate today;
  private final Instant now;
  private final String workspace;
  private final String domain;

  /** Scans up to a moment, of codes of a workspace under a domain. */
  SampleTraffic(RandomGenerator random, Instant now, String workspace, String domain) {
    this.random = random;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZONE);
    this.workspace = workspace;
    this.domain = domain;
  }

  /** A code with its id, which the scans name. */
  record Scanned(SampleCode code, String id) {}

  private record Device(String system, String device, String agent, double weight) {}

  private record Place(
      String country,
      @Nullable String region,
      @Nullable String city,
      String language,
      double weight) {}

  private static final List<Device> DEVICES =
      List.of(
          new Device(
              "ios",
              "phone",
              "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
              34),
          new Device(
              "ios",
              "phone",
              "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1",
              11),
          new Device(
              "android",
              "phone",
              "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
              22),
          new Device(
              "android",
              "phone",
              "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
              16),
          new Device(
              "android",
              "phone",
              "Mozilla/5.0 (Android 14; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0",
              5),
          new Device(
              "android",
              "tablet",
              "Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36",
              3),
          new Device(
              "ios",
              "tablet",
              "Mozilla/5.0 (iPad; CPU OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1",
              3),
          new Device(
              "windows",
              "desktop",
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36",
              4),
          new Device(
              "macos",
              "desktop",
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
              2));

  private static final List<Place> PLACES =
      List.of(
          new Place("DE", "DE-BE", "Berlin", "de", 26),
          new Place("DE", "DE-HH", "Hamburg", "de", 14),
          new Place("DE", "DE-BY", "Munich", "de", 15),
          new Place("DE", "DE-NW", "Cologne", "de", 13),
          new Place("AT", "AT-9", "Vienna", "de", 9),
          new Place("CH", "CH-ZH", "Zurich", "de", 6),
          new Place("CH", "CH-GE", "Geneva", "fr", 2),
          new Place("US", "US-CA", "San Francisco", "en", 2.4),
          new Place("GB", "GB-ENG", "London", "en", 2.4),
          new Place("FR", "FR-IDF", "Paris", "fr", 2.1),
          new Place("NL", "NL-NH", "Amsterdam", "nl", 1.6),
          new Place("PL", null, null, "pl", 1.4),
          new Place("IT", null, null, "it", 1.3),
          new Place("ES", null, null, "es", 1.2),
          new Place("TR", null, null, "tr", 1.0),
          new Place("DK", null, null, "da", 0.7),
          new Place("SE", null, null, "sv", 0.6),
          new Place("CZ", null, null, "cs", 0.6),
          new Place("JP", null, null, "ja", 0.4),
          new Place("CN", null, null, "zh", 0.4),
          new Place("BR", null, null, "pt", 0.3),
          new Place("IN", null, null, "en", 0.3),
          new Place("AU", null, null, "en", 0.3),
          new Place("CA", null, null, "en", 0.3));

  /**
   * So many scans, by people and programs, in the order of days.
   *
   * @param count how many
   */
  List<ScanRecord> scans(List<Scanned> codes, int count) {
    List<Day> days = new ArrayList<>();
    double total = 0;
    for (int ago = DAYS - 1; ago >= 0; ago--) {
      for (Scanned code : codes) {
        double weight = weight(code.code(), ago);
        if (weight > 0) {
          total += weight;
          days.add(new Day(code, ago, total));
        }
      }
    }
    int[] perDay = new int[days.size()];
    for (int i = 0; i < count; i++) {
      perDay[search(days, random.nextDouble() * total)]++;
    }
    List<ScanRecord> scans = new ArrayList<>(count);
    for (int i = 0; i < perDay.length; i++) {
      for (int scan = 0; scan < perDay[i]; scan++) {
        scans.add(scan(days.get(i)));
      }
    }
    return scans;
  }

  /** A code on a day, and the weights of all up to it. */
  private record Day(Scanned code, int daysAgo, double upTo) {}

  private static int search(List<Day> days, double at) {
    int low = 0;
    int high = days.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.get(middle).upTo() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The business grows, summers and Saturdays are busy, and a campaign is strong when it is new.
   */
  private double weight(SampleCode code, int daysAgo) {
    if (daysAgo > code.madeDaysAgo() || code.weight() == 0) {
      return 0;
    }
    LocalDate day = today.minusDays(daysAgo);
    double growth = 1 + 0.6 * (DAYS - daysAgo) / DAYS;
    double season = 1 + 0.25 * Math.cos((day.getDayOfYear() - 190) / 365.0 * 2 * Math.PI);
    DayOfWeek weekday = day.getDayOfWeek();
    double ofWeek = weekday == DayOfWeek.SATURDAY ? 1.45 : weekday == DayOfWeek.SUNDAY ? 1.2 : 0.9;
    boolean isCampaign = code.fields().path("group").asText().startsWith("Campaigns/");
    int age = code.madeDaysAgo() - daysAgo;
    double fresh = isCampaign ? 0.25 + 3 * Math.exp(-age / 18.0) : 1;
    double noise = 0.85 + 0.3 * random.nextDouble();
    double soFar = daysAgo == 0 ? shareOfToday() : 1;
    return code.weight() * growth * season * ofWeek * fresh * noise * soFar;
  }

  private ScanRecord scan(Day day) {
    SampleCode code = day.code().code();
    Device device = pick(DEVICES);
    Place place = pick(PLACES, day);
    Instant time = time(code, day.daysAgo());
    boolean isRobot = random.nextDouble() < ROBOTS;
    String rule = code.ruleOf(device.system());
    String variant = rule == null ? variant(code) : null;
    return new ScanRecord(
        time,
        workspace,
        day.code().id(),
        domain,
        1,
        resolution(code),
        rule,
        variant,
        place.country(),
        place.region(),
        place.city(),
        device.device(),
        isRobot ? (random.nextBoolean() ? Audience.PREVIEW : Audience.CRAWLER) : Audience.PERSON,
        visitor(day),
        isRobot ? "WhatsApp/2.24.9 A" : device.agent(),
        place.language(),
        random.nextDouble() < 0.04 ? "instagram.com" : null);
  }

  private static String resolution(SampleCode code) {
    return switch (code.fields().path("content").path("kind").asText()) {
      case "", "app_store" -> "redirect";
      case "text" -> "text";
      default -> "page";
    };
  }

  /** Some come again within a day. */
  private long visitor(Day day) {
    long ofDay = day.daysAgo() * 1_000_003L;
    return random.nextDouble() < 0.12
        ? ofDay + random.nextInt(120)
        : ofDay * 31 + random.nextInt(2_000_000);
  }

  private Instant time(SampleCode code, int daysAgo) {
    double total = 0;
    for (int hour = 0; hour < 24; hour++) {
      total += code.hours().at(hour);
    }
    double at = random.nextDouble() * total;
    int hour = 0;
    while (hour < 23 && at >= code.hours().at(hour)) {
      at -= code.hours().at(hour++);
    }
    Instant time =
        today
            .minusDays(daysAgo)
            .atTime(hour, random.nextInt(60), random.nextInt(60))
            .atZone(ZONE)
            .toInstant();
    return time.isBefore(now) ? time : earlierToday();
  }

  private double shareOfToday() {
    return sinceMidnight().toSeconds() / (double) Duration.ofDays(1).toSeconds();
  }

  private Instant earlierToday() {
    return now.minusMillis(1 + random.nextLong(Math.max(1, sinceMidnight().toMillis())));
  }

  private Duration sinceMidnight() {
    return Duration.between(today.atStartOfDay(ZONE).toInstant(), now);
  }

  private @Nullable String variant(SampleCode code) {
    List<Variant> variants = code.variants();
    if (variants.isEmpty()) {
      return null;
    }
    int total = variants.stream().mapToInt(Variant::weight).sum();
    int at = random.nextInt(total);
    for (Variant variant : variants) {
      at -= variant.weight();
      if (at < 0) {
        return variant.name();
      }
    }
    return variants.getLast().name();
  }

  private Device pick(List<Device> devices) {
    double at = random.nextDouble() * devices.stream().mapToDouble(Device::weight).sum();
    for (Device device : devices) {
      at -= device.weight();
      if (at < 0) {
        return device;
      }
    }
    return devices.getLast();
  }

  /** A café is mostly scanned in its own city. */
  private Place pick(List<Place> places, Day day) {
    String group = day.code().code().fields().path("group").asText();
    if (group.startsWith("Cafés/") && random.nextDouble() < 0.75) {
      String city =
          switch (group.substring("Cafés/".length())) {
            case "München" -> "Munich";
            case "Köln" -> "Cologne";
            case "Wien" -> "Vienna";
            case "Zürich" -> "Zurich";
            case String same -> same;
          };
      for (Place place : places) {
        if (city.equals(place.city())) {
          return place;
        }
      }
    }
    double at = random.nextDouble() * places.stream().mapToDouble(Place::weight).sum();
    for (Place place : places) {
      at -= place.weight();
      if (at < 0) {
        return place;
      }
    }
    return places.getLast();
  }
}
