package dev.waypost.codes;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short-lived tokens that stand for an API key or for a part of what it may do. None is stored: a
 * token says itself which key made it, for what and until when, and carries an HMAC (RFC 2104, with
 * SHA-256) of that under a secret that all processes share. Its key is looked up with each use, so
 * a token ends with its key.
 */
public final class AccessTokens {
  /** What a token starts with, by which it is told from a key. */
  public static final String PREFIX = "wp_oat_";

  /** For how long a token is taken. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Keeps what is signed here apart from whatever else may be signed with the same secret. */
  private static final String PURPOSE = "access token 1\n";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET_NAME = "access-tokens";
  private static final int SECRET_BYTES = 32;

  private final ApiKeys keys;
  private final SecretKeySpec secret;
  private final InstantSource clock;

  /**
   * Tokens of these keys.
   *
   * @param secret 32 random bytes
   */
  public AccessTokens(ApiKeys keys, byte[] secret, InstantSource clock) {
    this.keys = keys;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** The secret under which all processes sign, made where there is none. */
  public static byte[] secret(SecretStore secrets, SecureRandom random) {
    byte[] drawn = new byte[SECRET_BYTES];
    random.nextBytes(drawn);
    return secrets.addIfAbsent(SECRET_NAME, drawn);
  }

  /**
   * Makes a token.
   *
   * @param scopes some of what the key's bearer may do
   */
  public IssuedToken issue(Bearer key, Set<Scope> scopes) {
    String labels = scopes.stream().map(Scope::label).sorted().collect(joining(","));
    long expiry = clock.instant().plus(LIFETIME).toEpochMilli();
    String claims =
        encoded((key.apiKeyId() + " " + expiry + " " + labels).getBytes(StandardCharsets.US_ASCII));
    return new IssuedToken(PREFIX + claims + "." + signature(claims), LIFETIME, scopes);
  }

  /** Who bears this token, or nothing where it is forged or expired or its key has ended. */
  public Optional<Bearer> authenticate(String text) {
    int dot = text.indexOf('.');
    if (!text.startsWith(PREFIX) || dot < 0) {
      return Optional.empty();
    }
    String claims = text.substring(PREFIX.length(), dot);
    byte[] presented = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    byte[] expected = signature(claims).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(presented, expected)
        ? authentic(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  private Optional<Bearer> authentic(String claims) {
    String[] parts = claims.split(" ", -1);
    Instant expiry = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    if (!clock.instant().isBefore(expiry)) {
      return Optional.empty();
    }
    return keys.bearer(parts[0]).map(key -> narrowed(key, parts[2]));
  }

  private static Bearer narrowed(Bearer key, String labels) {
    Actor actor = key.actor();
    Set<Scope> scopes =
        Stream.of(labels.split(",", -1))
            .map(Scope::of)
            .flatMap(Optional::stream)
            .filter(actor::may)
            .collect(toSet());
    return new Bearer(
        key.apiKeyId(), new Actor(actor.workspace(), actor.name(), scopes, actor.groups()));
  }

  private String signature(String claims) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return encoded(mac.doFinal((PURPOSE + claims).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has HmacSHA256.", e);
    } catch (InvalidKeyException e) {
      throw new AssertionError("Any bytes are a key for an HMAC.", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
