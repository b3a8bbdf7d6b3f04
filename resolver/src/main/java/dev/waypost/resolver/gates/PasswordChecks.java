package dev.waypost.resolver.gates;

import dev.waypost.routing.rules.PasswordHash;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords of codes off the event loop, few at a time, and limits wrong ones.
 *
 * <p>Comparing with a hash takes some 100 ms of a core, by design. So that a hall full of people
 * can type the password at once, the right one of each hash is remembered once somebody has given
 * it: as its HMAC under a key that this process drew and tells nobody. Whoever could read that
 * could read the passwords themselves as they come in.
 */
public final class PasswordChecks implements AutoCloseable {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int MOST_WAITING = 32;
  private static final int MOST_THREADS = 4;
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadPoolExecutor workers;
  private final InstantSource clock;
  private final SecretKeySpec key;
  private final WrongTries wrongTries = new WrongTries();
  private final Map<String, byte[]> rightOnes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** What became of a password. */
  public sealed interface Verdict {
    /** It is the right one. */
    record Right() implements Verdict {}

    /** It is not. */
    record Wrong() implements Verdict {}

    /** It was not looked at, because there were too many wrong ones. */
    record TooMany(Duration pause) implements Verdict {}

    /** It was not looked at, because too many wait already. */
    record Busy(Duration pause) implements Verdict {}
  }

  /** Checks by this clock; at most half of the processors check at the same time. */
  public PasswordChecks(InstantSource clock, SecureRandom random) {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = Math.clamp(processors / 2, 1, MOST_THREADS);
    this.workers = Workers.of("passwords", threads, MOST_WAITING);
    this.clock = clock;
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    this.key = new SecretKeySpec(drawn, ALGORITHM);
  }

  /**
   * Checks a password.
   *
   * @param hash made by {@link PasswordHash}
   * @return completes on a worker or at once; fails where the hash is damaged
   */
  public CompletableFuture<Verdict> check(
      String codeId, String hash, InetAddress client, String password) {
    Instant now = clock.instant();
    Duration wait = wrongTries.untilAllowed(codeId, client, now);
    if (wait.isPositive()) {
      return CompletableFuture.completedFuture(new Verdict.TooMany(wait));
    }
    byte[] mark = mark(password);
    byte[] right = remembered(hash);
    if (right != null) {
      return CompletableFuture.completedFuture(
          verdict(codeId, client, MessageDigest.isEqual(right, mark)));
    }
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            boolean matches = PasswordHash.matches(password, hash);
            if (matches) {
              remember(hash, mark);
            }
            return verdict(codeId, client, matches);
          },
          workers);
    } catch (RejectedExecutionException tooMany) {
      return CompletableFuture.completedFuture(new Verdict.Busy(A_MOMENT));
    }
  }

  private Verdict verdict(String codeId, InetAddress client, boolean matches) {
    if (matches) {
      return new Verdict.Right();
    }
    wrongTries.note(codeId, client, clock.instant());
    return new Verdict.Wrong();
  }

  private byte @Nullable [] remembered(String hash) {
    synchronized (rightOnes) {
      return rightOnes.get(hash);
    }
  }

  private void remember(String hash, byte[] mark) {
    synchronized (rightOnes) {
      rightOnes.put(hash, mark);
    }
  }

  /** Keyboards differ in how they write "ü"; {@link PasswordHash} takes all ways for one. */
  private byte[] mark(String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(
          Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has HmacSHA256.", e);
    } catch (InvalidKeyException e) {
      throw new AssertionError("Any bytes are a key for an HMAC.", e);
    }
  }

  @Override
  public void close() {
    Workers.stop(workers);
  }
}
