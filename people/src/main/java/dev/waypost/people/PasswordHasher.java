package dev.waypost.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106). A hash is written in PHC form: {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that a later version may take more memory and still
 * read what is stored.
 */
public final class PasswordHasher {
  /** The first of the settings that the OWASP Password Storage Cheat Sheet (2025) names. */
  private static final int MEMORY_KIB = 19 * 1024;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** So that many who sign in at once don't take the memory of everything else. */
  private static final int MOST_AT_ONCE = 4;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);
  private final String ofNobody;

  /** A hasher that draws salts from here. */
  public PasswordHasher(SecureRandom random) {
    this.random = random;
    this.ofNobody = hash("nobody's password");
  }

  /** The hash of a password with a new salt. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(MEMORY_KIB, PASSES, LANES, base64(salt), base64(hash));
  }

  /** Whether a password has this hash. */
  public boolean matches(String password, String stored) {
    Matcher parts = PHC.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is no hash of ours.");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] hash =
        hash(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(hash, expected);
  }

  /** Takes as long as {@link #matches}, so that nobody can tell whether a person exists. */
  public void waste(String password) {
    boolean _ = matches(password, ofNobody);
  }

  private byte[] hash(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    // The same characters may be typed in different ways on different keyboards (RFC 8265 §4.2).
    byte[] typed =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[bytes];
    turns.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(typed, hash);
      return hash;
    } finally {
      turns.release();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
