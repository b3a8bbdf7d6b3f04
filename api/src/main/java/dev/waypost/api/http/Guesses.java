package dev.waypost.api.http;

import dev.waypost.codes.Sha256;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps whoever tries keys from asking the database at will. Once too many wrong ones came from an
 * address, none from there is looked up for a while, except those that were right a moment ago: a
 * neighbour behind the same address is not shut out.
 */
public final class Guesses {
  /** Enough for a program with a stale key to be noticed and mended. */
  private static final int WRONG_PER_MINUTE = 60;

  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_RIGHT = 10_000;

  /** The part of an IPv6 address that names a network; the rest is the guest's to choose. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final boolean limited;
  private final Recent<Bucket> byAddress = new Recent<>(MOST_ADDRESSES);
  private final Recent<Boolean> right = new Recent<>(MOST_RIGHT);

  /**
   * Guesses from everywhere.
   *
   * @param limited false lets everybody guess as they like
   */
  public Guesses(boolean limited) {
    this.limited = limited;
  }

  /**
   * Looks up a credential.
   *
   * @param client where it came from
   * @param lookUp nothing where the credential is wrong
   * @throws ProblemException where too many wrong ones came from there
   */
  public <T> Optional<T> check(
      InetAddress client, String credential, Function<String, Optional<T>> lookUp) {
    if (!limited) {
      return lookUp.apply(credential);
    }
    Bucket wrong = byAddress.get(network(client), Guesses::fullBucket);
    String hash = HexFormat.of().formatHex(Sha256.of(credential.getBytes(StandardCharsets.UTF_8)));
    if (wrong.getAvailableTokens() == 0 && !right.contains(hash)) {
      throw tooMany(wrong);
    }
    Optional<T> found = lookUp.apply(credential);
    if (found.isPresent()) {
      right.get(hash, () -> true);
    } else {
      right.forget(hash);
      wrong.tryConsume(1);
    }
    return found;
  }

  /** The network that an address belongs to: itself, or the first half of IPv6. */
  public static String network(InetAddress client) {
    byte[] address = client.getAddress();
    int length = Math.min(address.length, IPV6_NETWORK_BYTES);
    return HexFormat.of().formatHex(Arrays.copyOf(address, length));
  }

  private static Bucket fullBucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(WRONG_PER_MINUTE).refillGreedy(WRONG_PER_MINUTE, Duration.ofMinutes(1)))
        .withNanosecondPrecision()
        .build();
  }

  private static ProblemException tooMany(Bucket wrong) {
    var wait = wrong.estimateAbilityToConsume(1);
    return ProblemException.rateLimited(
        RateLimits.seconds(wait.getNanosToWaitForRefill()),
        "Too many wrong keys came from your address. Check your key, and try again in some seconds.");
  }
}
