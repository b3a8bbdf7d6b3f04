package dev.waypost.symbol;

/**
 * Arithmetic in GF(256), the bytes as polynomials modulo x⁸ + x⁴ + x³ + x² + 1 (7.5.2). Addition is
 * exclusive or; 2 is a generator, so that every element but zero is a power of it.
 */
final class GaloisField {
  private static final int MODULUS = 0x11D;

  /** Elements other than zero. */
  private static final int ORDER = 255;

  private static final int[] POWER = new int[ORDER];
  private static final int[] LOGARITHM = new int[ORDER + 1];

  static {
    int element = 1;
    for (int exponent = 0; exponent < ORDER; exponent++) {
      POWER[exponent] = element;
      LOGARITHM[element] = exponent;
      element = timesTwo(element);
    }
  }

  private GaloisField() {}

  private static int timesTwo(int element) {
    int doubled = element << 1;
    return doubled > 0xFF ? doubled ^ MODULUS : doubled;
  }

  /** 2 to the given power, for exponents 0 to 254. */
  static int powerOfTwo(int exponent) {
    return POWER[exponent];
  }

  /** The product of two elements, each 0 to 255. */
  static int multiply(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return POWER[(LOGARITHM[a] + LOGARITHM[b]) % ORDER];
  }
}
