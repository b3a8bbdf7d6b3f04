package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReedSolomonTest {

  /** ISO/IEC 18004:2015, Annex I.2: version 1 at level M. */
  @Test
  void theStandardsExampleGivesItsErrorCodewords() {
    byte[] data = HexFormat.of().parseHex("10200c566180ec11ec11ec11ec11ec11");

    assertThat(HexFormat.of().formatHex(new ReedSolomon(10).errorCodewords(data)))
        .isEqualTo("a524d4c1ed36c7872c55");
  }

  @Test
  void everyBlockIsDividedByTheGenerator() {
    Random random = new Random(5);
    for (int degree = 7; degree <= 30; degree++) {
      byte[] data = new byte[1 + random.nextInt(120)];
      random.nextBytes(data);

      byte[] errors = new ReedSolomon(degree).errorCodewords(data);

      assertThat(errors).hasSize(degree);
      for (int root = 0; root < degree; root++) {
        assertThat(valueAt(GaloisField.powerOfTwo(root), data, errors)).isZero();
      }
    }
  }

  /** The value of the block, as a polynomial, at an element of the field. */
  private static int valueAt(int element, byte[] data, byte[] errors) {
    int value = 0;
    for (byte codeword : data) {
      value = GaloisField.multiply(value, element) ^ (codeword & 0xFF);
    }
    for (byte codeword : errors) {
      value = GaloisField.multiply(value, element) ^ (codeword & 0xFF);
    }
    return value;
  }
}
