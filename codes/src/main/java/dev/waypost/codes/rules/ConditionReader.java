package dev.waypost.codes.rules;

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
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions of one plan, and counts them. An object with one condition is that
 * condition; with several, or with {@code all} alone, it is an {@link All} of what it holds, so
 * that {@link ConditionWriter} writes the very object again.
 */
final class ConditionReader {
  static final List<String> NAMES =
      List.of(
          "device",
          "os",
          "os_version",
          "country",
          "region",
          "language",
          "date",
          "time",
          "query",
          "referrer",
          "scans",
          "share",
          "all",
          "any",
          "not");

  private static final int MAX_DEPTH = 8;
  private static final int MAX_IN_RULE = 200;
  private static final int MAX_IN_PLAN = 1_000;
  private static final int MAX_VALUES = 50;
  private static final int MAX_QUERY_NAMES = 20;
  private static final int QUERY_NAME_MAX_CHARS = 100;
  private static final int QUERY_VALUE_MAX_CHARS = 500;

  private static final Map<String, Device> DEVICES = Words.of(Device.class);
  private static final Map<String, OperatingSystem> SYSTEMS = Words.of(OperatingSystem.class);
  private static final Map<String, DayOfWeek> WEEKDAYS = Words.of(DayOfWeek.class);

  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,5})(\\.(\\d{1,5}))?(\\.(\\d{1,5}))?");

  private static final int MAX_VERSION_PART = 65_535;

  private int inRule;
  private int inPlan;

  /** The condition of a rule. */
  Condition read(Node when) {
    inRule = 0;
    return object(when, 1);
  }

  private Condition object(Node node, int depth) {
    if (node.checked() && depth > MAX_DEPTH) {
      throw node.refused("is nested deeper than %d levels. Write it flatter.".formatted(MAX_DEPTH));
    }
    Members members = node.members(NAMES);
    List<Condition> conditions = new ArrayList<>();
    members.read("device", value -> conditions.add(new DeviceIs(set(value, DEVICES))));
    members.read("os", value -> conditions.add(new SystemIs(set(value, SYSTEMS))));
    members.read("os_version", value -> conditions.add(systemVersion(value)));
    members.read(
        "country", value -> conditions.add(new CountryIs(set(value, PlaceNames::country))));
    members.read("region", value -> conditions.add(new RegionIs(set(value, PlaceNames::region))));
    members.read(
        "language",
        value -> conditions.add(new LanguageIs(List.copyOf(set(value, PlaceNames::language)))));
    members.read("date", value -> conditions.add(between(value)));
    members.read("time", value -> conditions.add(hours(value)));
    members.read("query", value -> conditions.addAll(query(value)));
    members.read("referrer", value -> conditions.add(new ReferrerIs(set(value, PlaceNames::host))));
    members.read("scans", value -> conditions.add(scans(value)));
    members.read("share", value -> conditions.add(new Share(value.percent())));
    members.read("all", value -> conditions.add(new All(objects(value, depth))));
    members.read("any", value -> conditions.add(new Any(objects(value, depth))));
    members.read("not", value -> conditions.add(new Not(object(value, depth + 1))));
    count(node, conditions.size());
    return conditions.size() == 1 && !(conditions.getFirst() instanceof All)
        ? conditions.getFirst()
        : new All(List.copyOf(conditions));
  }

  private void count(Node node, int more) {
    inRule += more;
    inPlan += more;
    if (!node.checked()) {
      return;
    }
    if (inRule > MAX_IN_RULE) {
      throw node.refused(
          "brings the rule to more than %d conditions. Split the rule.".formatted(MAX_IN_RULE));
    }
    if (inPlan > MAX_IN_PLAN) {
      throw node.refused(
          "brings the code to more than %d conditions. That is more than a scan may wait for."
              .formatted(MAX_IN_PLAN));
    }
  }

  private List<Condition> objects(Node node, int depth) {
    List<Node> elements = node.elements(MAX_VALUES);
    if (elements.isEmpty()) {
      throw node.refused("is empty. Put at least one condition into it, or leave it out.");
    }
    return elements.stream().map(element -> object(element, depth + 1)).toList();
  }

  private static <T> Set<T> set(Node node, Map<String, T> words) {
    return set(node, element -> element.oneOf(words));
  }

  private static <T> Set<T> set(Node node, Function<Node, T> element) {
    return Words.inOrder(node.oneOrMore(MAX_VALUES).stream().map(element).toList());
  }

  private static SystemVersion systemVersion(Node node) {
    Members members = node.members(List.of("at_least", "below"));
    Node atLeast = members.get("at_least");
    Node below = members.get("below");
    if (atLeast == null && below == null) {
      throw members.missing("at_least", "Send it, or \"below\", or both.");
    }
    Version least = atLeast == null ? null : version(atLeast);
    Version most = below == null ? null : version(below);
    if (node.checked() && least != null && most != null && least.compareTo(most) >= 0) {
      throw node.refused("holds for no version: \"below\" must be above \"at_least\".");
    }
    return new SystemVersion(least, most);
  }

  /** A version of up to three parts. */
  static Version version(Node node) {
    var parts = VERSION.matcher(node.text());
    if (parts.matches()) {
      int major = part(parts.group(1));
      int minor = part(parts.group(3));
      int patch = part(parts.group(5));
      if (Math.max(major, Math.max(minor, patch)) <= MAX_VERSION_PART) {
        return new Version(major, minor, patch);
      }
    }
    throw node.refused(
        "is \"%s\". Write a version as up to three numbers, such as \"16.4\"."
            .formatted(node.text()));
  }

  private static int part(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Between between(Node node) {
    Members members = node.members(List.of("from", "until"));
    Node from = members.get("from");
    Node until = members.get("until");
    if (from == null && until == null) {
      throw members.missing("from", "Send it, or \"until\", or both.");
    }
    Instant begin = from == null ? null : from.instant();
    Instant end = until == null ? null : until.instant();
    if (node.checked() && begin != null && end != null && !begin.isBefore(end)) {
      throw node.refused("holds at no time: \"until\" must be after \"from\".");
    }
    return new Between(begin, end);
  }

  private static Hours hours(Node node) {
    Members members = node.members(List.of("zone", "weekdays", "from", "until"));
    Node weekdays = members.get("weekdays");
    return new Hours(
        PlaceNames.zone(members.require("zone", "Whose clock counts? Such as \"Europe/Berlin\".")),
        weekdays == null ? Words.inOrder(WEEKDAYS.values()) : set(weekdays, WEEKDAYS),
        PlaceNames.hour(members.require("from", "Write it as \"22:00\".")),
        PlaceNames.hour(members.require("until", "Write it as \"02:00\".")));
  }

  private static List<Condition> query(Node node) {
    Members members = node.members();
    List<String> names = members.names();
    if (names.isEmpty()) {
      throw node.refused("is empty. Name at least one parameter, or leave it out.");
    }
    if (node.checked() && names.size() > MAX_QUERY_NAMES) {
      throw node.refused(
          "names %d parameters; at most %d are allowed.".formatted(names.size(), MAX_QUERY_NAMES));
    }
    return names.stream().<Condition>map(name -> parameter(name, members)).toList();
  }

  private static QueryHas parameter(String name, Members members) {
    Node values = members.at(name);
    String checkedName = new Node(name, values.path(), values.checked()).line(QUERY_NAME_MAX_CHARS);
    return values.isTrue()
        ? new QueryHas(checkedName, Set.of())
        : new QueryHas(checkedName, set(values, ConditionReader::parameterValue));
  }

  private static String parameterValue(Node node) {
    if (!node.isText()) {
      throw node.wrongType("a text in double quotes, a list of such texts, or true for any value");
    }
    return node.text().isEmpty() ? "" : node.line(QUERY_VALUE_MAX_CHARS);
  }

  private static ScanNumber scans(Node node) {
    Members members = node.members(List.of("from", "to"));
    Node from = members.get("from");
    Node to = members.get("to");
    if (from == null && to == null) {
      throw members.missing("from", "Send it, or \"to\", or both.");
    }
    long first = from == null ? 1 : from.wholeNumber(1, PlanForm.MAX_SCANS);
    Long last = to == null ? null : Long.valueOf(to.wholeNumber(1, PlanForm.MAX_SCANS));
    if (node.checked() && last != null && last < first) {
      throw node.refused("holds for no scan: \"to\" must not be below \"from\".");
    }
    return new ScanNumber(first, last);
  }
}
