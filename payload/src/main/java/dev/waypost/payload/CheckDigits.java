package dev.waypost.payload;

/**
 * The check of IBANs (ISO 13616) and creditor references (ISO 11649): with the first four
 * characters moved to the end and letters as 10 to 35, the number leaves 1 when divided by 97
 * (ISO/IEC 7064, MOD 97-10).
 */
final class CheckDigits {
  private static final int MODULUS = 97;

  private CheckDigits() {}

  /**
   * Whether it holds.
   *
   * @param compact capital letters and digits alone, at least four
   */
  static boolean hold(String compact) {
    String turned = compact.substring(4) + compact.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
    }
    return rest == 1;
  }
}
