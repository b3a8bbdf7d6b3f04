package dev.waypost.api.codes;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.OneLine;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a query which codes to find, in which order, and from where on. */
public final class FindParameters {
  private static final String METADATA = "metadata.";

  /** The last that can be written with four digits, as RFC 3339 §1 asks. */
  private static final int LAST_YEAR = 9999;

  private static final Set<String> FILTERS =
      Set.of(
          "status",
          "type",
          "group",
          "tag",
          "owner",
          "q",
          "created_from",
          "created_before",
          "updated_from",
          "updated_before",
          "tz");

  private final Groups groups;

  /** Parameters that name these groups. */
  public FindParameters(Groups groups) {
    this.groups = groups;
  }

  /** Refuses query parameters that are neither filters nor one of these. */
  public static void allow(ApiRequest request, Set<String> more) {
    Set<String> allowed = new HashSet<>(FILTERS);
    allowed.addAll(more);
    request.query().names().stream()
        .filter(name -> name.startsWith(METADATA) && name.length() > METADATA.length())
        .forEach(allowed::add);
    request.allowParameters(allowed);
  }

  /** Which codes to find. */
  public CodeFilter filter(ApiRequest request) {
    checkTexts(request);
    ZoneId zone = zone(request);
    return new CodeFilter(
        status(request.parameter("status")),
        type(request.parameter("type")),
        group(request),
        Set.of(),
        Set.copyOf(request.parameters("tag")),
        metadata(request),
        request.parameter("owner"),
        words(request.parameter("q")),
        period(request, "created", zone),
        period(request, "updated", zone));
  }

  /** What no text of a code can have finds none, and not all databases take it. */
  private static void checkTexts(ApiRequest request) {
    for (String name : request.query().names()) {
      for (String value : request.parameters(name)) {
        // Words may stand on several lines.
        String line = name.equals("q") ? value.replaceAll("\\s", " ") : value;
        if (!OneLine.isOne(name) || !OneLine.isOne(line)) {
          throw invalid(
              name,
              "\""
                  + name
                  + "\" has a control character or half a character. Write it on one line.");
        }
      }
    }
  }

  private static StatusFilter status(@Nullable String status) {
    return status == null
        ? StatusFilter.LIVE
        : StatusFilter.of(status)
            .orElseThrow(() ->
                invalid(
                    "status",
                    "\"status\" is \""
                        + status
                        + "\". Allowed are: "
                        + String.join(", ", StatusFilter.labels())
                        + "."));
  }

  private static @Nullable CodeType type(@Nullable String type) {
    return switch (type) {
      case null -> null;
      case "static" -> CodeType.STATIC;
      case "dynamic" -> CodeType.DYNAMIC;
      default ->
          throw invalid("type", "\"type\" is \"" + type + "\". Allowed are: static, dynamic.");
    };
  }

  private @Nullable GroupId group(ApiRequest request) {
    String group = request.parameter("group");
    return group == null
        ? null
        : groups
            .find(request.actor().workspace(), group)
            .orElseThrow(() ->
                invalid(
                    "group",
                    "There is no group \""
                        + group
                        + "\". GET /api/v1/groups lists those that there are."))
            .id();
  }

  private static Map<String, String> metadata(ApiRequest request) {
    Map<String, String> metadata = new HashMap<>();
    for (String name : request.query().names()) {
      String value = request.parameter(name.startsWith(METADATA) ? name : "");
      if (value != null) {
        metadata.put(name.substring(METADATA.length()), value);
      }
    }
    return metadata;
  }

  private static List<String> words(@Nullable String query) {
    if (query == null) {
      return List.of();
    }
    List<String> words = SearchText.words(query);
    if (words.stream().noneMatch(SearchText::isIndexed)) {
      throw invalid(
          "q",
          "\"q\" needs a word of at least "
              + SearchText.LEAST_CHARS
              + " characters; names, keys, destinations and notes are searched.");
    }
    return words;
  }

  private static Period period(ApiRequest request, String what, ZoneId zone) {
    return new Period(
        moment(request, what + "_from", zone), moment(request, what + "_before", zone));
  }

  private static @Nullable Instant moment(ApiRequest request, String name, ZoneId zone) {
    String value = request.parameter(name);
    if (value == null) {
      return null;
    }
    try {
      ZonedDateTime moment =
          value.length() == 10
              ? LocalDate.parse(value).atStartOfDay(zone)
              : OffsetDateTime.parse(value).toZonedDateTime();
      if (moment.getYear() < 0 || moment.getYear() > LAST_YEAR) {
        throw invalid(name, "\"" + name + "\" must lie in the years 0000 to 9999.");
      }
      return moment.toInstant();
    } catch (DateTimeParseException e) {
      throw invalid(
          name,
          "\""
              + name
              + "\" is \""
              + value
              + "\". Write a day such as 2026-03-01, or a moment such as 2026-03-01T09:00:00Z.");
    }
  }

  private static ZoneId zone(ApiRequest request) {
    String zone = request.parameter("tz");
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw invalid(
          "tz",
          "\"tz\" is \"" + zone + "\". Write the name of a time zone, such as Europe/Berlin.");
    }
  }

  /** In which order: {@code sort}. */
  public static CodeOrder order(ApiRequest request) {
    String sort = request.parameter("sort");
    return sort == null
        ? CodeOrder.NEWEST_FIRST
        : CodeOrder.of(sort)
            .orElseThrow(() ->
                invalid(
                    "sort",
                    "\"sort\" is \""
                        + sort
                        + "\". Allowed are: created_at, updated_at and name, and the same with a minus for descending."));
  }

  /** The cursor after a code in a list. */
  public static String cursor(FoundCode last, CodeOrder order) {
    CodePosition position = CodePosition.of(last, order);
    return Cursors.write(label(order) + "|" + position.number() + "|" + position.value());
  }

  /** After which place: {@code cursor}. */
  public static @Nullable CodePosition after(ApiRequest request, CodeOrder order) {
    String cursor = Cursors.read(request.parameter("cursor"));
    if (cursor == null) {
      return null;
    }
    String[] parts = cursor.split("\\|", 3);
    if (parts.length != 3
        || !parts[0].equals(label(order))
        || !parts[1].matches("[1-9]\\d{0,18}")
        || (order.field() == CodeOrder.Field.UPDATED_AT && !parts[2].matches("-?\\d{1,18}"))) {
      throw Cursors.invalid();
    }
    try {
      return new CodePosition(parts[2], Long.parseLong(parts[1]));
    } catch (NumberFormatException tooLarge) {
      throw Cursors.invalid();
    }
  }

  private static String label(CodeOrder order) {
    return (order.descending() ? "-" : "")
        + switch (order.field()) {
          case CREATED_AT -> "c";
          case UPDATED_AT -> "u";
          case NAME -> "n";
        };
  }

  private static ProblemException invalid(String parameter, String detail) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, parameter, detail);
  }
}
