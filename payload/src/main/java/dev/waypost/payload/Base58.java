package dev.waypost.payload;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The check of addresses in Base58Check: the last four bytes are the first of the double SHA-256 of
 * those before ("Base58Check encoding" of the Bitcoin developer reference).
 */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());
  private static final int CHECK_BYTES = 4;
  private static final int ADDRESS_BYTES = 25;

  private Base58() {}

  /** Whether it holds for an address of these characters. */
  static boolean holds(String address) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < address.length(); i++) {
      number = number.multiply(RADIX).add(BigInteger.valueOf(ALPHABET.indexOf(address.charAt(i))));
    }
    if (number.bitLength() > ADDRESS_BYTES * Byte.SIZE) {
      return false;
    }
    byte[] digits = number.toByteArray();
    byte[] bytes = new byte[ADDRESS_BYTES];
    int length = Math.min(digits.length, ADDRESS_BYTES);
    System.arraycopy(digits, digits.length - length, bytes, ADDRESS_BYTES - length, length);
    byte[] body = Arrays.copyOf(bytes, ADDRESS_BYTES - CHECK_BYTES);
    byte[] check = Arrays.copyOf(sha256(sha256(body)), CHECK_BYTES);
    return Arrays.equals(
        check, Arrays.copyOfRange(bytes, ADDRESS_BYTES - CHECK_BYTES, ADDRESS_BYTES));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
