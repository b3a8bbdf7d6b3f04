package dev.waypost.render;

/**
 * The checksum Adler-32 (RFC 1950, section 8.2) of bytes that repeat, without going through them
 * again.
 */
final class Adler {
  private static final int BASE = 65_521;

  private long sum = 1;
  private long sumOfSums;

  /**
   * The same bytes several times.
   *
   * @param length of them once
   * @param bytesSum of them once
   * @param weightedSum of them once, each times how many there are from it on
   * @param times with the length not above 2³¹
   */
  void add(int length, long bytesSum, long weightedSum, int times) {
    long pairs = (long) times * (times - 1) / 2 % BASE;
    sumOfSums =
        (sumOfSums
                + (long) times * length % BASE * sum
                + length * (bytesSum % BASE) % BASE * pairs
                + weightedSum % BASE * times)
            % BASE;
    sum = (sum + bytesSum % BASE * times) % BASE;
  }

  /** Of all so far. */
  int value() {
    return (int) (sumOfSums << Short.SIZE | sum);
  }
}
