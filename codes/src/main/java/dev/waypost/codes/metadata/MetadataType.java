package dev.waypost.codes.metadata;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the values of a metadata field may be. */
public enum MetadataType {
  /** Any text. */
  TEXT,
  /** A number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A day, such as 2026-03-01 (RFC 3339 full-date). */
  DATE,
  /** One of the allowed values. */
  CHOICE;

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names. */
  public static List<String> labels() {
    return Stream.of(values()).map(MetadataType::label).toList();
  }
}
