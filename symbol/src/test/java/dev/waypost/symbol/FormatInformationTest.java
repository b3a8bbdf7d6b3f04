package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatInformationTest {

  /** ISO/IEC 18004:2015, 7.9.1: level M with mask 101. */
  @Test
  void theStandardsExampleGivesItsBits() {
    assertThat(FormatInformation.bits(ErrorCorrection.M, 0b101)).isEqualTo(0b100_0000_1100_1110);
  }

  /** The code corrects three errors (Annex C), so its words differ in at least seven bits. */
  @Test
  void anyTwoDifferInAtLeastSevenBits() {
    List<Integer> words = new ArrayList<>();
    for (ErrorCorrection level : ErrorCorrection.values()) {
      for (int mask = 0; mask < 8; mask++) {
        words.add(FormatInformation.bits(level, mask));
      }
    }

    for (int first = 0; first < words.size(); first++) {
      for (int second = 0; second < first; second++) {
        assertThat(Integer.bitCount(words.get(first) ^ words.get(second)))
            .isGreaterThanOrEqualTo(7);
      }
    }
  }

  @Test
  void bothCopiesAndTheDarkModuleAreDrawn() {
    ModuleGrid grid = new ModuleGrid(21);

    FormatInformation.draw(FormatInformation.ALL_BITS, grid);

    int drawn = 0;
    for (int i = 0; i < 21; i++) {
      for (int j = 0; j < 21; j++) {
        drawn += grid.get(i, j) ? 1 : 0;
      }
    }
    assertThat(drawn).isEqualTo(2 * FormatInformation.BITS + 1);
  }
}
