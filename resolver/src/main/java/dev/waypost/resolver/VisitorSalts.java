package dev.waypost.resolver;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The salts of the days around now, replaced as a whole when days come and go. */
public final class VisitorSalts {
  private volatile Map<LocalDate, byte[]> byDay = Map.of();

  /** Knows these salts and no others from now on. */
  public void replace(Map<LocalDate, byte[]> salts) {
    byDay = new HashMap<>(salts);
  }

  /** The salt of the UTC day of a moment, or null where it is not known. */
  byte @Nullable [] at(Instant time) {
    return byDay.get(LocalDate.ofInstant(time, ZoneOffset.UTC));
  }
}
