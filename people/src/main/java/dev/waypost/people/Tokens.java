package dev.waypost.people;

import dev.waypost.codes.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets that a browser or a link carries: 256 random bits as 43 characters that fit an address.
 */
final class Tokens {
  private static final int BYTES = 32;

  private Tokens() {}

  static String draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is stored of a token. As it is random, it needs no salt. */
  static String hash(String token) {
    return HexFormat.of().formatHex(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
  }
}
