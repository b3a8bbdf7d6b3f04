package dev.waypost.codes.rules;

import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a tree, with the path to it. Each read says what it expects; whatever else stands
 * there is refused with its path, such as {@code rules[2].when.country[0]}.
 *
 * @param checked whether values are held against the rules of today; what was stored was held
 *     against those of its day
 */
record Node(@Nullable Object value, String path, boolean checked) {
  /** The moments that can be written with a year of four digits, as RFC 3339 §1 asks. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** Something that a person sent. */
  static Node written(@Nullable Object value, String path) {
    return new Node(value, path, true);
  }

  boolean isNull() {
    return value == null;
  }

  boolean isList() {
    return value instanceof List;
  }

  boolean isText() {
    return value instanceof String;
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /**
   * The members of an object.
   *
   * @param allowed their names, in the order in which to offer them
   */
  Members members(List<String> allowed) {
    Members members = members();
    for (String name : members.names()) {
      if (!allowed.contains(name)) {
        throw new RefusedException(
            Refusal.UNKNOWN_FIELD,
            members.path(name),
            "There is no field \"%s\". Allowed are: %s."
                .formatted(members.path(name), String.join(", ", allowed)));
      }
    }
    return members;
  }

  /** The members of an object, whatever they are called. */
  Members members() {
    if (value instanceof Map<?, ?> map) {
      return new Members(map, path, checked);
    }
    throw wrongType("an object");
  }

  /** The elements of a list, at most so many. */
  List<Node> elements(int most) {
    if (!(value instanceof List<?> list)) {
      throw wrongType("a list");
    }
    if (checked && list.size() > most) {
      throw refused("has %d elements; at most %d are allowed.".formatted(list.size(), most));
    }
    List<Node> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Node(list.get(i), path + "[" + i + "]", checked));
    }
    return elements;
  }

  /** The elements of a list with at least one, of which the only one may stand alone. */
  List<Node> oneOrMore(int most) {
    if (!isList()) {
      return List.of(this);
    }
    List<Node> elements = elements(most);
    if (elements.isEmpty()) {
      throw refused("is empty. Name at least one, or leave it out.");
    }
    return elements;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType("a text in double quotes");
  }

  /** A text of one or more characters in UTF-16 units without control characters. */
  String line(int most) {
    String text = text();
    if (checked) {
      if (text.isEmpty() || text.length() > most) {
        throw refused("has %d characters. Allowed are 1 to %d.".formatted(text.length(), most));
      }
      requireCharacters(text);
    }
    return text;
  }

  /** Refuses control characters and halves of a surrogate pair. */
  void requireCharacters(String text) {
    if (text.codePoints()
        .anyMatch(point ->
            Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE)) {
      throw refused(
          "contains a control character, or half of a surrogate pair, which is no character. Take it out.");
    }
  }

  boolean truth() {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrongType("true or false");
  }

  long wholeNumber(long least, long most) {
    if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (!checked || (number >= least && number <= most)) {
        return number;
      }
    } else if (!(value instanceof BigInteger)) {
      throw wrongType("a whole number, written with digits alone");
    }
    throw refused("is %s. Allowed are whole numbers from %d to %d.".formatted(value, least, most));
  }

  /** A share of a hundred, to the hundredth. */
  double percent() {
    if (!(value instanceof Number number)) {
      throw wrongType("a number");
    }
    double percent = number.doubleValue();
    if (checked
        && !(percent >= 0
            && percent <= 100
            && BigDecimal.valueOf(percent).stripTrailingZeros().scale() <= 2)) {
      throw refused(
          "is %s. Allowed are numbers from 0 to 100 with at most two decimals.".formatted(value));
    }
    return percent;
  }

  /** A moment (RFC 3339), to the millisecond. */
  Instant instant() {
    String text = text();
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (!checked || (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST))) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      throw refused(
          "is \"%s\". Write a moment with its offset, such as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00."
              .formatted(text));
    }
    throw refused("is \"%s\". Moments lie in the years 0000 to 9999.".formatted(text));
  }

  /** One of several words. */
  <T> T oneOf(Map<String, T> allowed) {
    String word = text();
    T meant = allowed.get(word);
    if (meant == null) {
      throw notAmong(String.join(", ", allowed.keySet()));
    }
    return meant;
  }

  /** The refusal of a value that is none of those allowed. */
  RefusedException notAmong(String allowed) {
    return refused("is \"%s\". Allowed are: %s.".formatted(value, allowed));
  }

  /** The refusal of this value, with what goes on after its path. */
  RefusedException refused(String saying) {
    return new RefusedException(Refusal.INVALID_VALUE, path, "\"" + path + "\" " + saying);
  }

  RefusedException wrongType(String expected) {
    return new RefusedException(
        Refusal.WRONG_TYPE, path, "\"%s\" is %s. It must be %s.".formatted(path, kind(), expected));
  }

  private String kind() {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "an object";
      case List<?> _ -> "a list";
      case String _ -> "a text";
      case Boolean _ -> "true or false";
      default -> "a number";
    };
  }
}
