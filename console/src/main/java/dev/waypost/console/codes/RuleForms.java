package dev.waypost.console.codes;

import dev.waypost.console.http.Values;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Moments in forms. */
final class RuleForms {
  private RuleForms() {}

  /** A moment at a path as browsers take it; what is none, as it was typed. */
  static String local(Values values, String path, ZoneId zone) {
    String text = values.text(path);
    try {
      return text.isEmpty() ? "" : CodeForm.local(Instant.parse(text).toString(), zone);
    } catch (DateTimeParseException notAMoment) {
      return text;
    }
  }
}
