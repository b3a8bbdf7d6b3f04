package dev.waypost.benchmarks.find;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.Description;
import dev.waypost.codes.Domain;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.metadata.MetadataValue;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.ShortKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A company's codes, the same ones each time: made over three years, filed in 1,110 groups of three
 * levels, with 200 tags, most of which are rare, owners, metadata and texts.
 *
 * @param size how many codes
 */
public record Catalogue(int size) {
  static final Workspace WORKSPACE =
      new Workspace(new WorkspaceId("ws_00000000000000000000000001"), "benchmark");

  /** The domain of all codes. */
  public static final Domain DOMAIN =
      new Domain(
          "dom_00000000000000000000000001", "qr.example.com", "https://qr.example.com", true);

  static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant START = END.minus(Duration.ofDays(3 * 365));

  static final List<String> MARKETS = List.of("EU", "US", "UK", "JP", "BR", "IN", "AU", "ZA");
  static final List<String> CHANNELS = List.of("packaging", "shelf", "poster", "mail", "event");

  /** Two words that stand together in every ten-thousandth code. */
  static final String RARE_PHRASE = "hydrangea umbel";

  private static final int TOP_GROUPS = 10;
  private static final int GROUPS_EACH = 10;
  private static final int TAGS = 200;
  private static final int OWNERS = 400;
  private static final List<String> PRODUCTS =
      List.of(
          "table", "oak", "chair", "lamp", "shelf", "sofa", "desk", "bench", "mirror", "rug",
          "kettle", "toaster", "bicycle", "helmet", "tent", "stove", "lantern", "cooler", "axe");
  private static final List<String> CITIES =
      List.of(
          "Berlin", "Lyon", "Kyoto", "Austin", "Leeds", "Recife", "Pune", "Perth", "Durban", "Gent",
          "Malmö", "Porto", "Kraków", "Zürich", "Osaka");
  private static final List<String> NOTES =
      List.of(
          "Printed by the old machine, slightly blurred at the left edge.",
          "Stands at the entrance; replaced after the storm.",
          "For the campaign of the spring, together with the flyers.",
          "Checked on the spot by the local team.");

  /** The group of a number: 0 to 9 lie at the top, 10 to 109 in those, all others in these. */
  static GroupId group(int number) {
    return new GroupId("grp_%026d".formatted(number));
  }

  /** How many groups there are. */
  static int groupCount() {
    return TOP_GROUPS * (1 + GROUPS_EACH + GROUPS_EACH * GROUPS_EACH);
  }

  /** All groups, the outer ones first. */
  static List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < groupCount(); i++) {
      groups.add(new Group(group(i), WORKSPACE.id(), parent(i), "group " + i, START));
    }
    return groups;
  }

  private static @Nullable GroupId parent(int number) {
    return number < TOP_GROUPS ? null : group((number - TOP_GROUPS) / GROUPS_EACH);
  }

  /** The tag of a rank, 0 the most frequent. */
  static String tag(int rank) {
    return "tag " + rank;
  }

  /** The owner of a rank, 0 the most frequent. */
  static String owner(int rank) {
    return "team-" + rank + "@example.com";
  }

  /** The making of the codes from one place to before another, in the order of their times. */
  List<HistoryEntry> made(int from, int to) {
    return LongStream.range(from, Math.min(to, size))
        .mapToObj(this::code)
        .map(code ->
            new HistoryEntry(1, code.createdAt(), "benchmark", Action.CREATED, null, code, null))
        .toList();
  }

  /** The key of a code that leads to its destination for ever. */
  public String keyOfActive() {
    return made(0, 100).stream()
        .map(HistoryEntry::after)
        .filter(code -> code.status() == CodeStatus.ACTIVE && code.expiresAt() == null)
        .map(Code::key)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private Code code(long place) {
    var random = new Random(place * 7919);
    // The first draws of neighbouring seeds are alike.
    random.nextLong();
    Duration age = Duration.between(START, END);
    Instant createdAt = START.plusMillis(age.toMillis() / size * place);
    long untilEnd = Duration.between(createdAt, END).toMillis();
    Instant updatedAt =
        random.nextInt(3) == 0 ? createdAt.plusMillis(random.nextLong(untilEnd + 1)) : createdAt;
    String product = one(PRODUCTS, random);
    String city = one(CITIES, random);
    return new Code(
        new CodeId("code_%026d".formatted(place)),
        WORKSPACE.id(),
        CodeType.DYNAMIC,
        new UrlContent(
            "https://shop.example.com/%s/%d?from=label"
                .formatted(product, random.nextInt(100_000))),
        DOMAIN.id(),
        key(random, place),
        "%s label %s %d".formatted(capital(product), city, place),
        status(random),
        ImageStyle.DEFAULT,
        random.nextInt(10) == 0 ? createdAt.plus(Duration.ofDays(500)) : null,
        null,
        RoutePlan.PLAIN,
        description(random, place),
        1,
        createdAt,
        updatedAt);
  }

  private static Description description(Random random, long place) {
    var tags = new TreeSet<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      tags.add(tag(skewed(random, TAGS)));
    }
    return new Description(
        notes(random, place),
        group(groupCount() - 1 - skewed(random, groupCount())),
        List.copyOf(tags),
        Map.of(
            "market", new MetadataValue.Text(MARKETS.get(skewed(random, MARKETS.size()))),
            "channel", new MetadataValue.Text(CHANNELS.get(skewed(random, CHANNELS.size()))),
            "batch", new MetadataValue.Text("B-" + place / 2_000),
            "serial", new MetadataValue.Text("S-%09d".formatted(place))),
        null,
        owner(skewed(random, OWNERS)),
        random.nextInt(5) == 0 ? Long.valueOf(random.nextInt(10_000)) : null);
  }

  private static @Nullable String notes(Random random, long place) {
    if (place % 10_000 == 7_777) {
      return "Among the " + RARE_PHRASE + "s, left of the path.";
    }
    return random.nextInt(10) < 3 ? one(NOTES, random) : null;
  }

  private static CodeStatus status(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> CodeStatus.PAUSED;
      case 1 -> CodeStatus.RETIRED;
      case 2 -> CodeStatus.DRAFT;
      case 3 -> CodeStatus.DELETED;
      default -> CodeStatus.ACTIVE;
    };
  }

  /** Twelve characters, of which the last four tell codes apart. */
  private static String key(Random random, long place) {
    var key = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      key.append(ShortKeys.ALPHABET.charAt(random.nextInt(32)));
    }
    for (int shift = 15; shift >= 0; shift -= 5) {
      key.append(ShortKeys.ALPHABET.charAt((int) (place >>> shift) & 31));
    }
    return key.toString();
  }

  /** A whole number from 0 to before a bound, small ones far more often. */
  private static int skewed(Random random, int bound) {
    double draw = random.nextDouble();
    return (int) (bound * draw * draw);
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
