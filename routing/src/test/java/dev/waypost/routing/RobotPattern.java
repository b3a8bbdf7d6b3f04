package dev.waypost.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the regular expressions of crawler-user-agents into plain texts. Most are one text. Sets
 * and groups of alternatives become several; of anything else the longest plain part is kept, so
 * that more is matched and never less.
 */
final class RobotPattern {
  /** The fewest characters of a part that stands for a whole expression. */
  private static final int MINIMUM_PART = 5;

  private static final Pattern PLAIN = Pattern.compile("(?:[\\w !#%&',/:;<=>@`~-]|\\\\[^\\w])+");

  /**
   * A text, and whether it must stand at the beginning.
   *
   * @param text without any escapes
   */
  record Text(String text, boolean isAtStart) {}

  private final String pattern;
  private int at;

  private RobotPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The texts of which one stands in whatever the expression matches; none where it has no part.
   */
  static List<Text> texts(String pattern) {
    RobotPattern parser = new RobotPattern(pattern);
    try {
      List<Text> texts = parser.alternatives();
      if (parser.at == pattern.length()) {
        return texts;
      }
    } catch (UnsupportedOperationException e) {
      // Not one of the simple kinds.
    }
    return longestPart(pattern);
  }

  private static List<Text> longestPart(String pattern) {
    Matcher parts = PLAIN.matcher(pattern);
    return parts
        .results()
        .map(part -> part.group().replaceAll("\\\\(.)", "$1"))
        .filter(part -> part.length() >= MINIMUM_PART)
        .max(Comparator.comparingInt(String::length))
        .map(part -> List.of(new Text(part, false)))
        .orElse(List.of());
  }

  private List<Text> alternatives() {
    List<Text> all = new ArrayList<>(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<Text> sequence() {
    List<Text> begun = List.of(new Text("", false));
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      begun = joined(begun, atom());
    }
    return begun;
  }

  private static List<Text> joined(List<Text> begun, List<Text> next) {
    List<Text> all = new ArrayList<>();
    for (Text first : begun) {
      for (Text second : next) {
        all.add(new Text(first.text() + second.text(), first.isAtStart() || second.isAtStart()));
      }
    }
    return all;
  }

  private List<Text> atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^' -> List.of(new Text("", true));
      case '$' -> List.of(new Text("", false));
      case '(' -> {
        List<Text> group = alternatives();
        if (at >= pattern.length() || pattern.charAt(at++) != ')') {
          throw new UnsupportedOperationException();
        }
        yield group;
      }
      case '[' -> set();
      case '\\' -> {
        char escaped = pattern.charAt(at++);
        if (Character.isLetterOrDigit(escaped)) {
          throw new UnsupportedOperationException();
        }
        yield List.of(new Text(String.valueOf(escaped), false));
      }
      case '*', '+', '?', '{', '.' -> throw new UnsupportedOperationException();
      default -> List.of(new Text(String.valueOf(c), false));
    };
  }

  private List<Text> set() {
    List<Text> all = new ArrayList<>();
    while (pattern.charAt(at) != ']') {
      char c = pattern.charAt(at++);
      if (!Character.isLetterOrDigit(c)) {
        throw new UnsupportedOperationException();
      }
      all.add(new Text(String.valueOf(c), false));
    }
    at++;
    return all;
  }
}
