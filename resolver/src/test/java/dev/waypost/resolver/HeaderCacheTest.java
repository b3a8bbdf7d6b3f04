package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeaderCacheTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final HeaderCache<String> cache =
      new HeaderCache<>(text -> {
        reads.incrementAndGet();
        return "read " + text;
      });

  @Test
  void commonValuesAreReadOnce() {
    for (int round = 0; round < 100; round++) {
      for (int agent = 0; agent < 100; agent++) {
        assertThat(cache.get("agent/" + agent)).isEqualTo("read agent/" + agent);
      }
    }
    assertThat(reads.get()).isEqualTo(100);
  }

  @Test
  void eachOfVeryManyValuesIsItself() {
    for (int agent = 0; agent < 100_000; agent++) {
      assertThat(cache.get("agent/" + agent % 7919)).isEqualTo("read agent/" + agent % 7919);
    }
  }

  @Test
  void longValuesAreReadEachTime() {
    String text = "\u00e4".repeat(512);
    assertThat(cache.get(text)).isEqualTo("read " + text);
    assertThat(cache.get(text)).isEqualTo("read " + text);
    assertThat(reads.get()).isEqualTo(2);
  }
}
