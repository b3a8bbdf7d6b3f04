package dev.waypost.console.signin;

import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.Recent;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How often a password may be wrong: for an e-mail address from one network, from a network, and
 * for an address from everywhere. Whoever knows an address so can't keep its owner out from
 * elsewhere at little cost. Each process counts for itself.
 */
public final class SignInLimits {
  /** Enough for somebody who does not remember which of their passwords it was. */
  private static final int WRONG_PER_ADDRESS_HERE = 10;

  private static final int WRONG_PER_NETWORK = 50;
  private static final int WRONG_PER_ADDRESS = 300;
  private static final Duration TIME = Duration.ofMinutes(15);
  private static final int MOST_REMEMBERED = 10_000;

  /** Longer ones are nobody's (RFC 5321 §4.5.3.1.3), and are remembered as one. */
  private static final int LONGEST_ADDRESS = 254;

  private final Recent<Bucket> byAddressHere = new Recent<>(MOST_REMEMBERED);
  private final Recent<Bucket> byNetwork = new Recent<>(MOST_REMEMBERED);
  private final Recent<Bucket> byAddress = new Recent<>(MOST_REMEMBERED);

  /**
   * An attempt, taken before the password is looked at, so that many at once are as many.
   *
   * @param granted whether it may be made
   */
  public record Attempt(boolean granted, List<Bucket> taken) {
    /** Gives it back: the password was right. */
    public void giveBack() {
      taken.forEach(bucket -> bucket.addTokens(1));
    }
  }

  /** Takes an attempt at a password. */
  public Attempt take(String email, InetAddress client) {
    String address = email.length() > LONGEST_ADDRESS ? "" : email.strip().toLowerCase(Locale.ROOT);
    String network = Guesses.network(client).toString();
    List<Bucket> buckets =
        List.of(
            byNetwork.get(network, () -> full(WRONG_PER_NETWORK)),
            byAddressHere.get(network + " " + address, () -> full(WRONG_PER_ADDRESS_HERE)),
            byAddress.get(address, () -> full(WRONG_PER_ADDRESS)));
    List<Bucket> taken = buckets.stream().takeWhile(bucket -> bucket.tryConsume(1)).toList();
    boolean granted = taken.size() == buckets.size();
    if (!granted) {
      taken.forEach(bucket -> bucket.addTokens(1));
    }
    return new Attempt(granted, taken);
  }

  private static Bucket full(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, TIME))
        .build();
  }
}
