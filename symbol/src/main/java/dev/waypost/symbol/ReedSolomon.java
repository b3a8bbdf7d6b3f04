package dev.waypost.symbol;

/** Reed–Solomon error correction codewords over {@link GaloisField} (7.5.2, Annex A). */
final class ReedSolomon {
  /** The generator polynomial without its leading 1, highest power first. */
  private final int[] generator;

  /** An encoder that gives the stated number of error correction codewords, at least 1. */
  ReedSolomon(int errorCodewords) {
    this.generator = generator(errorCodewords);
  }

  /** The product of (x − 2⁰)(x − 2¹)… with as many factors as the degree. */
  private static int[] generator(int degree) {
    int[] product = new int[degree];
    product[degree - 1] = 1;
    for (int factor = 0; factor < degree; factor++) {
      multiplyByRoot(product, GaloisField.powerOfTwo(factor));
    }
    return product;
  }

  /**
   * Multiplies by (x − root) in place. The coefficient that leaves at the top is the leading 1,
   * which is not stored.
   */
  private static void multiplyByRoot(int[] polynomial, int root) {
    for (int i = 0; i < polynomial.length; i++) {
      int lower = i + 1 < polynomial.length ? polynomial[i + 1] : 0;
      polynomial[i] = GaloisField.multiply(polynomial[i], root) ^ lower;
    }
  }

  /**
   * The remainder of the data, times x to the number of error codewords, divided by the generator.
   */
  byte[] errorCodewords(byte[] data) {
    int[] remainder = new int[generator.length];
    for (byte codeword : data) {
      int quotient = (codeword & 0xFF) ^ remainder[0];
      for (int i = 0; i < remainder.length; i++) {
        int lower = i + 1 < remainder.length ? remainder[i + 1] : 0;
        remainder[i] = lower ^ GaloisField.multiply(generator[i], quotient);
      }
    }
    return bytes(remainder);
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
