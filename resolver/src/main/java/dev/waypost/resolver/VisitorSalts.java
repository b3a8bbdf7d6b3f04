package dev.waypost.resolver;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The salts of the days around now, replaced as a whole when days come and go. */
public final class VisitorSalts {
  private static final long SECONDS_OF_A_DAY = 86_400;

  private volatile Map<Long, byte[]> byEpochDay = Map.of();

  /**
   * Knows these salts and no others from now on.
   *
   * @param salts of which the first {@value KeyedHash#KEY_BYTES} bytes count
   */
  public void replace(Map<LocalDate, byte[]> salts) {
    byEpochDay =
        salts.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    salt -> salt.getKey().toEpochDay(),
                    salt -> Arrays.copyOf(salt.getValue(), KeyedHash.KEY_BYTES)));
  }

  /** The salt of the UTC day of a moment, or null where it is not known. */
  byte @Nullable [] at(Instant time) {
    return byEpochDay.get(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY));
  }
}
