package dev.waypost.console.signin;

import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.Recent;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;

/**
 * How often a password may be wrong: for an e-mail address, and from a network. Each process counts
 * for itself.
 */
final class SignInLimits {
  /** Enough for somebody who does not remember which of their passwords it was. */
  private static final int WRONG_PER_ADDRESS = 10;

  private static final int WRONG_PER_NETWORK = 50;
  private static final Duration TIME = Duration.ofMinutes(15);
  private static final int MOST_REMEMBERED = 10_000;

  private final Recent<Bucket> byAddress = new Recent<>(MOST_REMEMBERED);
  private final Recent<Bucket> byNetwork = new Recent<>(MOST_REMEMBERED);

  /** Whether a password may be tried; those that are right don't count. */
  boolean mayTry(String email, InetAddress client) {
    return address(email).getAvailableTokens() > 0 && network(client).getAvailableTokens() > 0;
  }

  /** A password was wrong. */
  void wrong(String email, InetAddress client) {
    boolean _ = address(email).tryConsume(1);
    boolean _ = network(client).tryConsume(1);
  }

  private Bucket address(String email) {
    return byAddress.get(email.strip().toLowerCase(Locale.ROOT), () -> full(WRONG_PER_ADDRESS));
  }

  private Bucket network(InetAddress client) {
    return byNetwork.get(Guesses.network(client), () -> full(WRONG_PER_NETWORK));
  }

  private static Bucket full(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, TIME))
        .build();
  }
}
