package dev.waypost.codes;

import java.util.Locale;

/** What a job does with each of its items. */
public enum JobKind {
  /** Makes a code. */
  CREATE_CODES,
  /** Changes a code. */
  UPDATE_CODES;

  /** The name that the API uses, such as {@code create_codes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
