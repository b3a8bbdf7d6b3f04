package dev.waypost.routing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeyHashTest {
  @Property
  void equalsTheReference(
      @ForAll long first,
      @ForAll long second,
      @ForAll @IntRange(max = 1_000_000) int domain,
      @ForAll @StringLength(max = 40) String key) {
    byte[] units = new byte[Character.BYTES * key.length()];
    for (int i = 0; i < key.length(); i++) {
      ByteBuffer.wrap(units).order(ByteOrder.LITTLE_ENDIAN).putChar(2 * i, key.charAt(i));
    }
    byte[] input =
        ByteBuffer.allocate(Long.BYTES + units.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(domain)
            .put(units)
            .array();
    assertThat(new KeyHash(first, second).of(domain, key))
        .isEqualTo(SipHashTest.reference(1, 3, first, second, input));
  }

  @Test
  void anotherSeedGivesAnotherHash() {
    assertThat(new KeyHash(1, 2).of(0, "MENU")).isNotEqualTo(new KeyHash(1, 3).of(0, "MENU"));
    assertThat(new KeyHash(1, 2).of(0, "MENU")).isNotEqualTo(new KeyHash(1, 2).of(1, "MENU"));
  }

  /**
   * Custom keys that somebody chose to fall into one place of the table: with another seed they
   * fall apart as if they had been drawn.
   */
  @Test
  void keysChosenToCollideUnderOneSeedAreSpreadUnderAnother() {
    int places = 1 << 12;
    KeyHash foreseen = new KeyHash(0, 0);
    List<String> chosen =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "K" + i)
            .filter(key -> place(foreseen, key, places) == 0)
            .limit(256)
            .toList();

    Map<Integer, Long> keysByPlace =
        chosen.stream()
            .collect(groupingBy(key -> place(new KeyHash(5, 11), key, places), counting()));

    // 256 drawn ones in 4,096 places: the chance of 8 in any place is below 1 in 10^8.
    assertThat(keysByPlace.values()).allMatch(keys -> keys < 8);
  }

  /** By the bits that the table uses for shard and slot. */
  private static int place(KeyHash hash, String key, int places) {
    long value = hash.of(0, key);
    return (int) (((value >>> 54 << 10) | (value & 0x3FF)) & (places - 1));
  }
}
