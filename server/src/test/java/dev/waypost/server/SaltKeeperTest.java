package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.VisitorSaltStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SaltKeeperTest {
  private final Map<LocalDate, byte[]> stored = new TreeMap<>();
  private Instant now = Instant.parse("2026-03-01T23:59:59Z");
  private final SaltKeeper keeper =
      new SaltKeeper(new InMemorySalts(), _ -> {}, () -> now, new SecureRandom());

  @Test
  void saltsAreMadeTwoDaysAheadAndDifferFromDayToDay() {
    keeper.keep();
    assertThat(stored)
        .containsOnlyKeys(
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-03"));
    assertThat(stored.values())
        .allSatisfy(salt -> assertThat(salt).hasSize(32))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSaltStaysTheSameForItsDayAndIsDestroyedWhenTheDayIsOver() {
    keeper.keep();
    byte[] tomorrow = stored.get(LocalDate.parse("2026-03-02"));
    keeper.keep();
    assertThat(stored.get(LocalDate.parse("2026-03-02"))).isSameAs(tomorrow);
    now = now.plusSeconds(2);
    keeper.keep();
    assertThat(stored)
        .containsOnlyKeys(
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-03"),
            LocalDate.parse("2026-03-04"));
    assertThat(stored.get(LocalDate.parse("2026-03-02"))).isSameAs(tomorrow);
  }

  private final class InMemorySalts implements VisitorSaltStore {
    @Override
    public Map<LocalDate, byte[]> all() {
      return Map.copyOf(stored);
    }

    @Override
    public byte[] addIfAbsent(LocalDate day, byte[] salt) {
      return stored.computeIfAbsent(day, _ -> salt);
    }

    @Override
    public void deleteBefore(LocalDate day) {
      stored.keySet().removeIf(kept -> kept.isBefore(day));
    }
  }
}
