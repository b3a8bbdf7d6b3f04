package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentBitsTest {

  /** ISO/IEC 18004:2015, 7.4.3, first example. */
  @Test
  void digitsAreWrittenAsInTheStandardsExample() {
    assertThat(bits(new Segment.Numeric("01234567")))
        .isEqualTo("0001 0000001000 0000001100 0101011001 1000011");
  }

  /** ISO/IEC 18004:2015, 7.4.3, second example, with the count of version 1. */
  @Test
  void aLastDigitAloneTakesFourBits() {
    assertThat(bits(new Segment.Numeric("0123456789012345")))
        .isEqualTo("0001 0000010000 0000001100 0101011001 1010100110 1110000101 0011101010 0101");
  }

  /** ISO/IEC 18004:2015, 7.4.4. */
  @Test
  void alphanumericTextIsWrittenAsInTheStandardsExample() {
    assertThat(bits(new Segment.Alphanumeric("AC-42")))
        .isEqualTo("0010 000000101 00111001110 11100111001 000010");
  }

  @Test
  void bytesAreWrittenAsTheyAre() {
    assertThat(bits(Segment.Bytes.of(new byte[] {(byte) 0xA5, 0x01})))
        .isEqualTo("0100 00000010 10100101 00000001");
  }

  /** ISO/IEC 18004:2015, Table 4; the first is the example of 7.4.2. */
  @Test
  void designatorsTakeOneToThreeCodewords() {
    assertThat(bits(new Segment.Eci(9))).isEqualTo("0111 00001001");
    assertThat(bits(new Segment.Eci(127))).isEqualTo("0111 01111111");
    assertThat(bits(new Segment.Eci(128))).isEqualTo("0111 1000000010000000");
    assertThat(bits(new Segment.Eci(16_383))).isEqualTo("0111 1011111111111111");
    assertThat(bits(new Segment.Eci(16_384))).isEqualTo("0111 110000000100000000000000");
    assertThat(bits(new Segment.Eci(999_999))).isEqualTo("0111 110011110100001000111111");
  }

  @Test
  void asManyBitsAreWrittenAsAreFoundBeforehand() {
    for (VersionClass versions : VersionClass.values()) {
      for (int length = 0; length < 20; length++) {
        assertLength(new Segment.Numeric("7".repeat(length)), versions);
        assertLength(new Segment.Alphanumeric("Q".repeat(length)), versions);
        assertLength(Segment.Bytes.utf8("q".repeat(length)), versions);
      }
    }
  }

  private static void assertLength(Segment segment, VersionClass versions) {
    BitWriter writer = new BitWriter(new byte[100]);
    SegmentBits.write(segment, versions, writer);
    assertThat(writer.position()).isEqualTo((int) SegmentBits.length(segment, versions));
  }

  /** The standard's example (7.4.6): 点 is 935F and 茗 is E4AA in Shift JIS. */
  @Test
  void kanjiOfTheStandardsExample() {
    assertThat(bits(new Segment.Kanji("点茗")))
        .isEqualTo("1000 00000010 0110110011111 1101010101010");
  }

  /** The standard's example (8.2): the third of seven symbols is 0010 0110. */
  @Test
  void structuredAppendOfTheStandardsExample() {
    assertThat(bits(new Segment.StructuredAppend(2, 7, 0xA5))).isEqualTo("0011 00100110 10100101");
  }

  @Test
  void fnc1InFirstPositionIsAnIndicatorAlone() {
    assertThat(bits(new Segment.Fnc1First())).isEqualTo("0101");
  }

  /** The segment's bits in version 1, spaced as indicator, count and groups of characters. */
  private static String bits(Segment segment) {
    BitWriter writer = new BitWriter(new byte[100]);
    SegmentBits.write(segment, VersionClass.SMALL, writer);
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < writer.position(); i++) {
      bits.append(writer.codewords()[i / 8] >>> (7 - i % 8) & 1);
    }
    return spaced(segment, bits);
  }

  private static String spaced(Segment segment, StringBuilder bits) {
    int[] widths =
        switch (segment) {
          case Segment.Numeric _ -> new int[] {4, 10, 10};
          case Segment.Alphanumeric _ -> new int[] {4, 9, 11};
          case Segment.Bytes _ -> new int[] {4, 8, 8};
          case Segment.Kanji _ -> new int[] {4, 8, 13};
          case Segment.Fnc1First _ -> new int[] {4, 4, 4};
          case Segment.StructuredAppend _ -> new int[] {4, 8, 8};
          case Segment.Eci _ -> new int[] {4, 24, 24};
        };
    StringBuilder spaced = new StringBuilder();
    int start = 0;
    for (int group = 0; start < bits.length(); group++) {
      int end = Math.min(start + widths[Math.min(group, 2)], bits.length());
      spaced.append(start == 0 ? "" : " ").append(bits, start, end);
      start = end;
    }
    return spaced.toString();
  }
}
