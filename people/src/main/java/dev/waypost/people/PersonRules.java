package dev.waypost.people;

import dev.waypost.codes.OneLine;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people may be called and which passwords they may have. */
final class PersonRules {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_EMAIL = 254;
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_PASSWORD = 200;

  /** Somebody at a host; whether mail arrives there only mail can tell. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\"<>]+@[^\\s@\"<>.]+(\\.[^\\s@\"<>.]+)*");

  private PersonRules() {}

  static String email(String typed) {
    String email = typed.strip();
    if (email.length() > LONGEST_EMAIL
        || !EMAIL.matcher(email).matches()
        || !OneLine.isOne(email)) {
      throw new PeopleRefusedException(
          "email", "This is no e-mail address. Write one such as anna@example.com.");
    }
    return email;
  }

  /** How an address is compared. */
  static String folded(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static String name(String typed) {
    String name = typed.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || !OneLine.isOne(name)) {
      throw new PeopleRefusedException(
          "name",
          "Write a name of 1 to {0} characters on one line.",
          Integer.toString(LONGEST_NAME));
    }
    return name;
  }

  /** Length is what counts (NIST SP 800-63B §3.1.1); no kinds of characters are asked for. */
  static void checkPassword(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new PeopleRefusedException(
          "password",
          "Choose a password of {0} to {1} characters. Several words are good.",
          Integer.toString(SHORTEST_PASSWORD),
          Integer.toString(LONGEST_PASSWORD));
    }
    if (folded(password).equals(folded(email)) || password.chars().distinct().count() < 4) {
      throw new PeopleRefusedException(
          "password",
          "This password is easily guessed. Choose another one, such as several words.");
    }
  }

  static @Nullable String zone(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return ZoneId.of(typed.strip()).getId();
    } catch (DateTimeException e) {
      throw new PeopleRefusedException(
          "zone", "There is no such time zone. Write one such as Europe/Berlin.");
    }
  }
}
