package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodewordPlacementTest {

  /** ISO/IEC 18004:2015, 7.7.3: upwards from the lower right corner, right module first. */
  @Test
  void theFirstCodewordRisesFromTheLowerRightCorner() {
    FunctionPatterns patterns = FunctionPatterns.of(1);
    byte[] codewords = new byte[26];
    codewords[0] = (byte) 0b1100_1001;
    ModuleGrid expected = patterns.dark().copy();
    expected.set(20, 20, true);
    expected.set(19, 20, true);
    expected.set(20, 18, true);
    expected.set(19, 17, true);

    CodewordPlacement.place(codewords, patterns.dark(), patterns.function());

    assertThat(patterns.dark()).isEqualTo(expected);
  }

  /** Version 1 has 12 rows to the right of the finder patterns: three codewords up, then down. */
  @Test
  void theSecondStripRunsDownwards() {
    FunctionPatterns patterns = FunctionPatterns.of(1);
    byte[] codewords = new byte[26];
    codewords[3] = (byte) 0b1000_0000;
    ModuleGrid expected = patterns.dark().copy();
    expected.set(18, 9, true);

    CodewordPlacement.place(codewords, patterns.dark(), patterns.function());

    assertThat(patterns.dark()).isEqualTo(expected);
  }

  @Test
  void everyBitFindsAFreeModuleAndRemainderBitsStayLight() {
    for (int version = 1; version <= 40; version++) {
      FunctionPatterns patterns = FunctionPatterns.of(version);
      byte[] codewords = new byte[SymbolVersion.totalCodewords(version)];
      Arrays.fill(codewords, (byte) 0xFF);
      int before = count(patterns.dark());

      CodewordPlacement.place(codewords, patterns.dark(), patterns.function());

      assertThat(count(patterns.dark()) - before).isEqualTo(8 * codewords.length);
    }
  }

  private static int count(ModuleGrid grid) {
    int count = 0;
    for (int y = 0; y < grid.size(); y++) {
      for (int x = 0; x < grid.size(); x++) {
        count += grid.get(x, y) ? 1 : 0;
      }
    }
    return count;
  }
}
