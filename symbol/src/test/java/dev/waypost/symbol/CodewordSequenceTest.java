package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodewordSequenceTest {

  /**
   * ISO/IEC 18004:2015, 7.6: version 5 at level H has blocks of 11, 11, 12 and 12 data codewords.
   */
  @Test
  void blocksAreInterleavedAsInTheStandardsExample() {
    byte[] data = new byte[46];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i + 1);
    }

    byte[] sequence = CodewordSequence.of(data, BlockLayout.of(5, ErrorCorrection.H));

    assertThat(sequence).hasSize(134).startsWith(1, 12, 23, 35, 2, 13, 24, 36, 3, 14, 25, 37);
    assertThat(Arrays.copyOfRange(sequence, 36, 46))
        .containsExactly(10, 21, 32, 44, 11, 22, 33, 45, 34, 46);
  }

  @Test
  void errorCodewordsOfAllBlocksFollowInterleaved() {
    byte[] data = new byte[46];
    data[0] = 1;
    data[45] = 2;
    ReedSolomon reedSolomon = new ReedSolomon(22);
    byte[] firstBlock = reedSolomon.errorCodewords(Arrays.copyOfRange(data, 0, 11));
    byte[] lastBlock = reedSolomon.errorCodewords(Arrays.copyOfRange(data, 34, 46));

    byte[] sequence = CodewordSequence.of(data, BlockLayout.of(5, ErrorCorrection.H));

    for (int i = 0; i < 22; i++) {
      assertThat(Arrays.copyOfRange(sequence, 46 + 4 * i, 50 + 4 * i))
          .containsExactly(firstBlock[i], 0, 0, lastBlock[i]);
    }
  }
}
