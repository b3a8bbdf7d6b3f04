package dev.waypost.codes.find;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CountedCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which codes to find by where they stand in their life, as people see it. */
public enum StatusFilter {
  /** All but the deleted. */
  LIVE,
  /** See {@link CodeStatus#DRAFT}. */
  DRAFT,
  /** Active and not expired. */
  ACTIVE,
  /** Active by their owner's decision but past their time or their last scan. */
  EXPIRED,
  /** See {@link CodeStatus#PAUSED}. */
  PAUSED,
  /** See {@link CodeStatus#ARCHIVED}. */
  ARCHIVED,
  /** See {@link CodeStatus#RETIRED}. */
  RETIRED,
  /** See {@link CodeStatus#DELETED}. */
  DELETED;

  /** The names that a caller may ask for. */
  public static List<String> labels() {
    return Stream.of(values()).filter(value -> value != LIVE).map(StatusFilter::label).toList();
  }

  /** The filter of that name. */
  public static Optional<StatusFilter> of(String label) {
    return Stream.of(values())
        .filter(value -> value != LIVE && value.label().equals(label))
        .findFirst();
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a code is found at a moment. */
  boolean matches(CountedCode counted, Instant now) {
    Code code = counted.code();
    return switch (this) {
      case LIVE -> code.status() != CodeStatus.DELETED;
      case DRAFT -> code.status() == CodeStatus.DRAFT;
      case ACTIVE -> code.status() == CodeStatus.ACTIVE && !counted.isExpiredAt(now);
      case EXPIRED -> counted.isExpiredAt(now);
      case PAUSED -> code.status() == CodeStatus.PAUSED;
      case ARCHIVED -> code.status() == CodeStatus.ARCHIVED;
      case RETIRED -> code.status() == CodeStatus.RETIRED;
      case DELETED -> code.status() == CodeStatus.DELETED;
    };
  }
}
