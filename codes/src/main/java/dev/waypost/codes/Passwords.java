package dev.waypost.codes;

import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.routing.rules.PasswordHash;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the passwords of one call. Each takes some 100 ms by design, so codes of a call that share
 * a password share its hash, and a call has few passwords.
 */
final class Passwords implements PasswordHashing {
  /** How many passwords a call may give to codes. */
  private static final int MOST = 20;

  private final SecureRandom random;
  private final int most;
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<Comparison, Boolean> comparisons = new HashMap<>();

  private record Comparison(String password, String hash) {}

  Passwords(SecureRandom random) {
    this(random, MOST);
  }

  /** With another number of passwords. */
  Passwords(SecureRandom random, int most) {
    this.random = random;
    this.most = most;
  }

  @Override
  public String hash(String password, @Nullable String before) {
    return before != null && isOf(password, before) ? before : newHash(password);
  }

  /** Beyond the most that are compared, a password counts as another one. */
  private boolean isOf(String password, String hash) {
    var comparison = new Comparison(password, hash);
    if (comparisons.size() >= most && !comparisons.containsKey(comparison)) {
      return false;
    }
    return comparisons.computeIfAbsent(comparison, _ -> PasswordHash.matches(password, hash));
  }

  private String newHash(String password) {
    if (hashes.size() >= most && !hashes.containsKey(password)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "access.password",
          "This call has more than %d different passwords. Give those that are left in another call."
              .formatted(most));
    }
    return hashes.computeIfAbsent(password, this::hashed);
  }

  private String hashed(String password) {
    byte[] salt = new byte[PasswordHash.MINIMUM_SALT_BYTES];
    random.nextBytes(salt);
    return PasswordHash.of(password, salt);
  }
}
