package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitWriterTest {

  @Test
  void bitsAreWrittenHighestFirstAcrossCodewords() {
    BitWriter writer = new BitWriter(new byte[2]);

    writer.append(0b101, 3);
    writer.append(0b1111_0000_1, 9);

    assertThat(writer.position()).isEqualTo(12);
    assertThat(writer.codewords()).containsExactly(0b1011_1110, 0b0001_0000);
  }

  @Test
  void bitsAboveTheCountAreLeftOut() {
    BitWriter writer = new BitWriter(new byte[1]);

    writer.append(0xFFF0, 4);

    assertThat(writer.codewords()).containsExactly(0);
  }
}
