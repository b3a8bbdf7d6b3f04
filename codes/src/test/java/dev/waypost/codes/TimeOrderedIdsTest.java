package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  /** The last moment that 48 bits of milliseconds can hold, in the year 10889. */
  private static final long LAST = (1L << 48) - 1;

  private long now;
  private final TimeOrderedIds ids =
      new TimeOrderedIds(() -> Instant.ofEpochMilli(now), new SecureRandom());

  @Property
  void idsSortByTheTimeTheyWereMade(
      @ForAll @LongRange(max = LAST) long one, @ForAll @LongRange(max = LAST) long other) {
    String first = at(Math.min(one, other));
    String second = at(Math.max(one, other));

    assertThat(first).matches("[0-9a-hjkmnp-tv-z]{26}");
    if (one != other) {
      assertThat(first).isLessThan(second);
    }
  }

  @Test
  void theFirstTenCharactersAreTheTime() {
    // The example of the ULID specification.
    assertThat(at(1_469_918_176_385L)).startsWith("01aryz6s41");
    assertThat(at(0)).startsWith("0000000000");
    assertThat(at(LAST)).startsWith("7zzzzzzzzz");
  }

  @Test
  void idsOfOneMomentDiffer() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      made.add(ids.next());
    }
    assertThat(made).hasSize(1000);
    assertThat(String.join("", made).substring(10).chars().distinct().count()).isEqualTo(32);
  }

  @Test
  void anIdIsThatOfACode() {
    assertThat(CodeId.isWellFormed("code_" + ids.next())).isTrue();
  }

  private String at(long millis) {
    now = millis;
    return ids.next();
  }
}
