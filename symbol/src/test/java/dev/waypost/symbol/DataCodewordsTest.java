package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataCodewordsTest {

  /** ISO/IEC 18004:2015, Annex I.2: version 1 at level M. */
  @Test
  void theStandardsExampleGivesItsCodewords() {
    byte[] codewords =
        DataCodewords.of(
            List.of(new Segment.Numeric("01234567")),
            VersionClass.SMALL,
            BlockLayout.of(1, ErrorCorrection.M));

    assertThat(hex(codewords)).isEqualTo("10 20 0c 56 61 80 ec 11 ec 11 ec 11 ec 11 ec 11");
  }

  @Test
  void withoutSegmentsThereAreTerminatorAndPaddingAlone() {
    assertThat(codewords()).isEqualTo("00 ec 11 ec 11 ec 11 ec 11");
  }

  @Test
  void theTerminatorIsCutShortWhereLessThanFourBitsAreLeft() {
    Segment leavesOneBit = new Segment.Numeric("0".repeat(15) + "07");

    assertThat(leavesOneBit.bitLength(1)).isEqualTo(71);
    assertThat(codewords(leavesOneBit)).endsWith(" 00 0e");
  }

  @Test
  void aFullSymbolHasNoTerminator() {
    Segment digit = new Segment.Numeric("7");
    Segment digits = new Segment.Numeric("000000000007");

    assertThat(digit.bitLength(1) + digits.bitLength(1)).isEqualTo(72);
    assertThat(codewords(digit, digits)).endsWith(" 00 07");
  }

  /** In version 1 at level H, which holds nine codewords. */
  private static String codewords(Segment... segments) {
    return hex(
        DataCodewords.of(
            List.of(segments), VersionClass.SMALL, BlockLayout.of(1, ErrorCorrection.H)));
  }

  private static String hex(byte[] codewords) {
    return HexFormat.ofDelimiter(" ").formatHex(codewords);
  }
}
