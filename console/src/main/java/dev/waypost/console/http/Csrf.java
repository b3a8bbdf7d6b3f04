package dev.waypost.console.http;

import dev.waypost.codes.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that forms carry, so that no other site can send them (OWASP: synchronizer token). A token
 * follows from the session's secret, and is written in another way on each page: what is compressed
 * beside text of others must not stay the same (BREACH).
 */
final class Csrf {
  private static final int BYTES = 32;

  private final SecureRandom random;

  Csrf(SecureRandom random) {
    this.random = random;
  }

  /** A token for the forms of a page. */
  String token(String session) {
    byte[] mask = new byte[BYTES];
    random.nextBytes(mask);
    byte[] both = new byte[2 * BYTES];
    System.arraycopy(mask, 0, both, 0, BYTES);
    System.arraycopy(masked(secret(session), mask), 0, both, BYTES, BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /** Whether a token is one of this session. */
  boolean isOf(String session, @Nullable String token) {
    if (token == null) {
      return false;
    }
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
    if (both.length != 2 * BYTES) {
      return false;
    }
    byte[] mask = Arrays.copyOf(both, BYTES);
    byte[] secret = masked(Arrays.copyOfRange(both, BYTES, 2 * BYTES), mask);
    return MessageDigest.isEqual(secret, secret(session));
  }

  private static byte[] secret(String session) {
    return Sha256.of(("forms of " + session).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] masked(byte[] bytes, byte[] mask) {
    byte[] result = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      result[i] = (byte) (bytes[i] ^ mask[i]);
    }
    return result;
  }
}
