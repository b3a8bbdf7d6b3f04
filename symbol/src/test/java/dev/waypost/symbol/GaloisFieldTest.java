package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaloisFieldTest {

  @Test
  void powersOfTwoAreAllElementsButZero() {
    assertThat(IntStream.range(0, 255).map(GaloisField::powerOfTwo).distinct())
        .hasSize(255)
        .doesNotContain(0);
    assertThat(GaloisField.powerOfTwo(8)).isEqualTo(0b1_1101);
  }

  @Test
  void productsEqualPolynomialMultiplication() {
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        assertThat(GaloisField.multiply(a, b)).isEqualTo(polynomialProduct(a, b));
      }
    }
  }

  private static int polynomialProduct(int a, int b) {
    int product = 0;
    for (int bit = 7; bit >= 0; bit--) {
      product <<= 1;
      if ((product & 0x100) != 0) {
        product ^= 0x11D;
      }
      if ((b >>> bit & 1) != 0) {
        product ^= a;
      }
    }
    return product;
  }
}
