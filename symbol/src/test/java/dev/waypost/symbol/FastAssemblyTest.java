package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast way makes the very symbols that the readable way makes. */
class FastAssemblyTest {
  @ParameterizedTest
  @EnumSource
  void eachVersionIsTheSame(ErrorCorrection level) {
    Random random = new Random(7);
    for (int version = 1; version <= 40; version++) {
      compare(random, version, level, OptionalInt.empty());
      compare(random, version, level, OptionalInt.of(random.nextInt(8)));
    }
  }

  /** Data of one kind only has long runs, large blocks and many patterns that look like finders. */
  @Test
  void monotonousDataIsTheSame() {
    for (int version = 1; version <= 40; version++) {
      for (int value : new int[] {0x00, 0xFF, 0x55, 0x5D, 0xBA, 0x0F, 0x17}) {
        byte[] data = new byte[SymbolEncoder.dataCodewords(version, ErrorCorrection.L)];
        java.util.Arrays.fill(data, (byte) value);
        compare(data, version, ErrorCorrection.L, OptionalInt.empty());
      }
    }
  }

  @Test
  @Tag("long")
  void aHundredThousandAreTheSame() {
    Random random = new Random(8);
    ErrorCorrection[] levels = ErrorCorrection.values();
    for (int i = 0; i < 100_000; i++) {
      int version = 1 + (int) (40 * Math.pow(random.nextDouble(), 3));
      OptionalInt mask =
          random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(8)) : OptionalInt.empty();
      compare(random, version, levels[random.nextInt(levels.length)], mask);
    }
  }

  @Test
  void threadsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    List<Callable<Void>> threads =
        IntStream.range(0, 24)
            .<Callable<Void>>mapToObj(number ->
                () -> {
                  Random random = new Random(number);
                  for (int i = 0; i < 100; i++) {
                    compare(random, 1 + i % 12, ErrorCorrection.M, OptionalInt.empty());
                  }
                  return null;
                })
            .toList();
    try (var executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Future<Void> thread : executor.invokeAll(threads)) {
        thread.get();
      }
    }
  }

  private static void compare(Random random, int version, ErrorCorrection level, OptionalInt mask) {
    byte[] data = new byte[SymbolEncoder.dataCodewords(version, level)];
    random.nextBytes(data);
    compare(data, version, level, mask);
  }

  private static void compare(byte[] data, int version, ErrorCorrection level, OptionalInt mask) {
    Symbol fast = FastAssembly.assemble(data, version, level, mask);
    Symbol readable = SymbolAssembly.assemble(data, version, level, mask);
    assertThat(fast.mask()).as("mask of version %d", version).isEqualTo(readable.mask());
    assertThat(fast).as("version %d at %s", version, level).isEqualTo(readable);
  }
}
