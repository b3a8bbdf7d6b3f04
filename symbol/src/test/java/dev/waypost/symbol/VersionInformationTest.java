package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionInformationTest {

  /** ISO/IEC 18004:2015, 7.10 and Annex D: version 7. */
  @Test
  void theStandardsExampleGivesItsBits() {
    assertThat(VersionInformation.bits(7)).isEqualTo(0b00_0111_1100_1001_0100);
  }

  /** The code corrects three errors (Annex D); its words differ in at least eight bits. */
  @Test
  void anyTwoDifferInAtLeastEightBits() {
    for (int first = 7; first <= 40; first++) {
      for (int second = 7; second < first; second++) {
        int difference = VersionInformation.bits(first) ^ VersionInformation.bits(second);
        assertThat(Integer.bitCount(difference)).isGreaterThanOrEqualTo(8);
      }
    }
  }
}
