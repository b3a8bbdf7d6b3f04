package dev.waypost.payload;

import java.util.Locale;

/** The check of addresses in Bech32 (BIP-173) and Bech32m (BIP-350). */
final class Bech32 {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  /** What is left for witness version 0, and for later ones. */
  private static final int BECH32 = 1;

  private static final int BECH32M = 0x2bc830a3;

  private Bech32() {}

  /** Whether it holds for an address, which is in one case. */
  static boolean holds(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (!address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT))) {
      return false;
    }
    int separator = lower.lastIndexOf('1');
    int check = 1;
    for (int i = 0; i < separator; i++) {
      check = next(check, lower.charAt(i) >>> 5);
    }
    check = next(check, 0);
    for (int i = 0; i < separator; i++) {
      check = next(check, lower.charAt(i) & 31);
    }
    for (int i = separator + 1; i < lower.length(); i++) {
      int value = ALPHABET.indexOf(lower.charAt(i));
      if (value < 0) {
        return false;
      }
      check = next(check, value);
    }
    boolean firstVersion = lower.charAt(separator + 1) == ALPHABET.charAt(0);
    return check == (firstVersion ? BECH32 : BECH32M);
  }

  private static int next(int check, int value) {
    int top = check >>> 25;
    int result = ((check & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >>> i & 1) == 1) {
        result ^= GENERATOR[i];
      }
    }
    return result;
  }
}
