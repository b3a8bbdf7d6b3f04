package dev.waypost.routing.rules;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is kept: hashed by PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), as {@code
 * pbkdf2-sha256$iterations$salt$hash} with salt and hash in base64url without padding (RFC 4648
 * §5).
 *
 * <p>Hashing and checking take a core for some 100 ms, by design: never on an event loop.
 *
 * <p>Passwords are compared in the normalization form C, as the profile OpaqueString does it (RFC
 * 8265 §4.2.2), because keyboards differ in how they write "ü".
 */
public final class PasswordHash {
  /** What OWASP's Password Storage Cheat Sheet asks for with this function (as of 2026). */
  public static final int ITERATIONS = 600_000;

  /** The fewest bytes that a salt has (NIST SP 800-132 §5.1). */
  public static final int MINIMUM_SALT_BYTES = 16;

  /** The most bytes that a salt has. */
  public static final int MAXIMUM_SALT_BYTES = 64;

  /** The most characters that a password has. */
  public static final int MAXIMUM_PASSWORD_LENGTH = 200;

  /** Fewer are not worth the name (RFC 8018 §4.2). */
  private static final int MINIMUM_ITERATIONS = 1_000;

  /** A damaged hash must not hold a worker for minutes. */
  private static final int MAXIMUM_ITERATIONS = 4 * ITERATIONS;

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int HASH_BYTES = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private PasswordHash() {}

  /**
   * The text form of a password's hash.
   *
   * @param password 1 to {@value #MAXIMUM_PASSWORD_LENGTH} characters
   * @param salt {@value #MINIMUM_SALT_BYTES} to {@value #MAXIMUM_SALT_BYTES} random bytes, anew for
   *     each password
   * @throws IllegalArgumentException if either is shorter or longer
   */
  public static String of(String password, byte[] salt) {
    return of(password, salt, ITERATIONS);
  }

  /** The same with another number of iterations, for tests that make many. */
  static String of(String password, byte[] salt, int iterations) {
    if (!isPossible(password)) {
      throw new IllegalArgumentException(
          "A password has 1 to %d characters, not %d."
              .formatted(MAXIMUM_PASSWORD_LENGTH, password.length()));
    }
    if (salt.length < MINIMUM_SALT_BYTES || salt.length > MAXIMUM_SALT_BYTES) {
      throw new IllegalArgumentException(
          "A salt has %d to %d bytes, not %d."
              .formatted(MINIMUM_SALT_BYTES, MAXIMUM_SALT_BYTES, salt.length));
    }
    return String.join(
        "$",
        SCHEME,
        Integer.toString(iterations),
        ENCODER.encodeToString(salt),
        ENCODER.encodeToString(derive(password, salt, iterations, HASH_BYTES)));
  }

  /**
   * Whether it is the password of the hash. The time it takes does not depend on how much of it is
   * right. A password that is empty or too long is none.
   *
   * @throws IllegalArgumentException if the hash is not one that {@link #of} makes, or has fewer
   *     than 1,000 or more than 2,400,000 iterations
   */
  public static boolean matches(String password, String hash) {
    Parsed parsed = Parsed.of(hash);
    if (parsed == null) {
      // Without the hash itself: it may end up in a log.
      throw new IllegalArgumentException("The hash of a password is damaged.");
    }
    return isPossible(password)
        && MessageDigest.isEqual(
            parsed.hash, derive(password, parsed.salt, parsed.iterations, HASH_BYTES));
  }

  private static boolean isPossible(String password) {
    return !password.isEmpty() && password.length() <= MAXIMUM_PASSWORD_LENGTH;
  }

  static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
    char[] normalized = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(normalized, salt, iterations, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "This Java runtime lacks PBKDF2WithHmacSHA256, which Java SE requires of each.", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(normalized, '\0');
    }
  }

  private static final class Parsed {
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Parsed(int iterations, byte[] salt, byte[] hash) {
      this.iterations = iterations;
      this.salt = salt;
      this.hash = hash;
    }

    static @Nullable Parsed of(String text) {
      String[] parts = text.split("\\$", 5);
      if (parts.length != 4 || !parts[0].equals(SCHEME)) {
        return null;
      }
      try {
        Parsed parsed =
            new Parsed(
                Integer.parseInt(parts[1]),
                Base64.getUrlDecoder().decode(parts[2]),
                Base64.getUrlDecoder().decode(parts[3]));
        return parsed.isInBounds() ? parsed : null;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    private boolean isInBounds() {
      return iterations >= MINIMUM_ITERATIONS
          && iterations <= MAXIMUM_ITERATIONS
          && salt.length >= MINIMUM_SALT_BYTES
          && salt.length <= MAXIMUM_SALT_BYTES
          && hash.length == HASH_BYTES;
    }
  }
}
