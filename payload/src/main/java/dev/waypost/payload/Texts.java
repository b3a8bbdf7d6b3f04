package dev.waypost.payload;

import dev.waypost.payload.InvalidContentException.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses texts that no reader of symbols could show or that are too long. */
final class Texts {
  private Texts() {}

  /**
   * A text on one line with something in it.
   *
   * @param text null is fine
   * @param mostChars in UTF-16 units
   */
  static void line(String field, @Nullable String text, int mostChars) {
    check(field, text, mostChars, false);
  }

  /** The same, with line breaks and tabs. */
  static void lines(String field, @Nullable String text, int mostChars) {
    check(field, text, mostChars, true);
  }

  private static void check(
      String field, @Nullable String text, int mostChars, boolean breaksAllowed) {
    if (text == null) {
      return;
    }
    if (text.isBlank()) {
      throw new InvalidContentException(
          Problem.INVALID_VALUE, field, "\"%s\" is empty. Leave it out.".formatted(field));
    }
    if (text.length() > mostChars) {
      throw new InvalidContentException(
          Problem.TOO_LONG,
          field,
          "\"%s\" has %d characters; at most %d are allowed."
              .formatted(field, text.length(), mostChars));
    }
    text.codePoints()
        .filter(point -> isUnreadable(point, breaksAllowed))
        .findFirst()
        .ifPresent(point -> {
          throw new InvalidContentException(
              Problem.INVALID_VALUE,
              field,
              "\"%s\" contains U+%04X, which %s."
                  .formatted(
                      field,
                      point,
                      breaksAllowed ? "no reader can show" : "does not belong on one line"));
        });
  }

  /** Whether no reader can show a character, or it is half of one. */
  static boolean isUnreadable(int point, boolean breaksAllowed) {
    boolean layout = point == '\n' || point == '\r' || point == '\t';
    return (Character.isISOControl(point) && !(layout && breaksAllowed))
        || Character.getType(point) == Character.SURROGATE;
  }

  /** A refusal of a value. */
  static InvalidContentException invalid(String field, String message) {
    return new InvalidContentException(Problem.INVALID_VALUE, field, message);
  }

  /**
   * A phone number as it is dialled.
   *
   * @throws InvalidContentException if it is none
   */
  static String phoneNumber(String field, String written) {
    return UriTexts.phoneNumber(written)
        .orElseThrow(() ->
            invalid(
                field,
                "\"%s\" is \"%s\", which is no phone number. Write digits, with + and the country in front, such as +49 30 901820."
                    .formatted(field, abridged(written))));
  }

  /**
   * A mail address as far as it can be told by its look (RFC 5321 §4.1.2, without comments and
   * quotes): something, an at sign, and a domain.
   */
  static void mailAddress(String field, String address) {
    line(field, address, 254);
    if (!address.matches("[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]+")) {
      throw invalid(
          field,
          "\"%s\" is \"%s\", which is no mail address. Write one such as anna@example.com."
              .formatted(field, abridged(address)));
    }
  }

  /** A web address, if there is one. */
  static void webAddress(String field, @Nullable String url) {
    if (url != null) {
      WebAddress.parse(url, field);
    }
  }

  private static String abridged(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
