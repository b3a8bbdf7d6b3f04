package dev.waypost.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Accept-Language (RFC 9110 §12.5.4). Items that are not of its form are passed over: one
 * that an app got wrong must not hide those that it got right.
 */
public final class AcceptLanguage {
  /** Browsers send some 100 characters; what stands after so many counts for nothing. */
  static final int MAXIMUM_LENGTH = 1_000;

  private static final int MOST = 1_000;
  private static final int MALFORMED = -1;

  private AcceptLanguage() {}

  /**
   * The language that is preferred most, as it is written there: the one with the highest weight,
   * and of several the first. {@code *} and languages with a weight of 0 are none. Null for none.
   */
  public static @Nullable String preferred(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int length = Math.min(header.length(), MAXIMUM_LENGTH);
    int bestStart = 0;
    int bestEnd = 0;
    int bestWeight = 0;
    for (int start = 0; start < length && bestWeight < MOST; ) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      if (end > MAXIMUM_LENGTH) {
        break;
      }
      int tagStart = skipSpaces(header, start, end);
      int tagEnd = tagEnd(header, tagStart, end);
      int weight = tagEnd == tagStart ? MALFORMED : weight(header, tagEnd, end);
      if (weight > bestWeight) {
        bestWeight = weight;
        bestStart = tagStart;
        bestEnd = tagEnd;
      }
      start = end + 1;
    }
    return bestWeight == 0 ? null : header.substring(bestStart, bestEnd);
  }

  /**
   * Of some languages, the one that is preferred most: the one in which a tag with the highest
   * weight is, and of several the one that is named first. Null where the header names none of
   * them.
   *
   * @param offered tags of languages, such as {@code de}, which is meant by {@code de-AT} as well
   */
  public static @Nullable String best(@Nullable String header, List<String> offered) {
    if (header == null) {
      return null;
    }
    int length = Math.min(header.length(), MAXIMUM_LENGTH);
    String best = null;
    int bestWeight = 0;
    for (int start = 0; start < length && bestWeight < MOST; ) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      if (end > MAXIMUM_LENGTH) {
        break;
      }
      int tagStart = skipSpaces(header, start, end);
      int tagEnd = tagEnd(header, tagStart, end);
      int weight = tagEnd == tagStart ? MALFORMED : weight(header, tagEnd, end);
      if (weight > bestWeight) {
        String tag = header.substring(tagStart, tagEnd);
        String found =
            offered.stream().filter(language -> isInRange(tag, language)).findFirst().orElse(null);
        if (found != null) {
          best = found;
          bestWeight = weight;
        }
      }
      start = end + 1;
    }
    return best;
  }

  /**
   * Whether a language is in a range by basic filtering (RFC 4647 §3.3.1): it is the range, or
   * begins with it and a hyphen, without regard to case.
   */
  static boolean isInRange(String language, String range) {
    int length = range.length();
    return language.regionMatches(true, 0, range, 0, length)
        && (language.length() == length || language.charAt(length) == '-');
  }

  /** Where the language-range (RFC 4647 §2.1) ends, or its start if there is none. */
  private static int tagEnd(String header, int start, int end) {
    int subtagStart = start;
    int at = start;
    while (at < end) {
      char c = header.charAt(at);
      if (c == '-') {
        if (at == subtagStart) {
          return start;
        }
        subtagStart = at + 1;
      } else if (!isLetter(c) && !(isDigit(c) && subtagStart > start)) {
        break;
      } else if (at - subtagStart == 8) {
        return start;
      }
      at++;
    }
    return at == subtagStart ? start : at;
  }

  /** The weight in thousandths (RFC 9110 §12.4.2), or {@link #MALFORMED}. */
  private static int weight(String header, int start, int end) {
    int at = skipSpaces(header, start, end);
    if (at == end) {
      return MOST;
    }
    if (header.charAt(at) != ';') {
      return MALFORMED;
    }
    at = skipSpaces(header, at + 1, end);
    if (!header.regionMatches(true, at, "q=", 0, 2) || at + 2 >= end) {
      return MALFORMED;
    }
    at += 2;
    char whole = header.charAt(at++);
    if (whole != '0' && whole != '1') {
      return MALFORMED;
    }
    int weight = (whole - '0') * MOST;
    if (at < end && header.charAt(at) == '.') {
      at++;
      for (int unit = 100; unit > 0 && at < end && isDigit(header.charAt(at)); unit /= 10) {
        weight += (header.charAt(at++) - '0') * unit;
      }
    }
    return weight > MOST || skipSpaces(header, at, end) < end ? MALFORMED : weight;
  }

  private static int skipSpaces(String header, int start, int end) {
    int at = start;
    while (at < end && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
