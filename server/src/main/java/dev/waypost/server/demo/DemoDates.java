package dev.waypost.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as company.json writes them: {@code -120 09:30} is a time of the company's day 120 days
 * ago, {@code 12-25 00:00} that of the first 25th of December in the year that ends now. In texts
 * they stand as {@code @{-120 09:30}} for the moment, and as {@code @{-120 local 09:30}} for what a
 * clock on the wall showed.
 */
final class DemoDates {
  /** The company's zone; its branches' clocks all show the same. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** How many days the company's year has, today not counted. */
  static final int DAYS = 365;

  private static final Pattern IN_TEXT =
      Pattern.compile("@\\{(?<day>\\S+)(?<local> local)? (?<time>\\d\\d:\\d\\d)}");

  private final Instant now;
  private final LocalDate today;

  DemoDates(Instant now) {
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZONE);
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return today;
  }

  /** The day with which the year begins. */
  LocalDate firstDay() {
    return today.minusDays(DAYS);
  }

  /** The moment of a text such as {@code -120 09:30}. */
  Instant moment(String text) {
    int space = text.indexOf(' ');
    return day(text.substring(0, space))
        .atTime(LocalTime.parse(text.substring(space + 1)))
        .atZone(ZONE)
        .toInstant();
  }

  /** The day of a text such as {@code -120} or {@code 12-25}. */
  LocalDate day(String text) {
    if (!isEveryYear(text)) {
      return today.plusDays(Integer.parseInt(text));
    }
    MonthDay wanted = everyYear(text);
    LocalDate first = wanted.atYear(firstDay().getYear());
    return first.isBefore(firstDay()) ? wanted.atYear(firstDay().getYear() + 1) : first;
  }

  /** Whether a day comes every year, such as {@code 12-25}. */
  static boolean isEveryYear(String day) {
    return day.indexOf('-') > 0;
  }

  /** A day that comes every year. */
  static MonthDay everyYear(String day) {
    return MonthDay.parse("--" + day);
  }

  /** A tree with all times in its texts told, in place. */
  void tell(JsonNode tree) {
    switch (tree) {
      case ObjectNode object ->
          object.properties().forEach(field -> field.setValue(told(field.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, told(array.get(i)));
        }
      }
      default -> {}
    }
  }

  private JsonNode told(JsonNode node) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(IN_TEXT.matcher(text.textValue()).replaceAll(this::told));
    }
    tell(node);
    return node;
  }

  private String told(MatchResult found) {
    String day = found.group("day");
    String time = found.group("time");
    return Matcher.quoteReplacement(
        found.group("local") == null
            ? moment(day + " " + time).toString()
            : day(day).atTime(LocalTime.parse(time)).toString());
  }
}
