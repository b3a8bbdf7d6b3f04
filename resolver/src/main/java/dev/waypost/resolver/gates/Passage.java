package dev.waypost.resolver.gates;

import dev.waypost.routing.PassedGates;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.rules.Access;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a person is on the way through what a code asks for. We give it to the person and take it
 * back, signed together with the code and with what it asks for, so nobody else can write one, none
 * is good for another code, and all end when the owner changes what is asked for.
 *
 * <p>Layout, big-endian: what was passed (1 byte; 1 password, 2 age, 4 consent), until when it is
 * good in milliseconds since 1970 (8), the number of the scan (8), signature (16), all in base64url
 * (RFC 4648 §5). A signed link is never part of it, because it comes along with every request.
 *
 * @param passed what was passed
 * @param scanNumber which of the code's scans began it, from 1; 0 where that is not known
 * @param until from this moment on it is no longer good
 */
public record Passage(PassedGates passed, long scanNumber, Instant until) {
  /** For how long one is good; a longer break begins another visit. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  /** What it is given to a person for. One that was given for one thing is not good for another. */
  public enum Use {
    /** To go on from one page to the next within a scan. */
    FORM("form 1"),
    /** To be let through by later scans. */
    COOKIE("cookie 1");

    private final String purpose;

    Use(String purpose) {
      this.purpose = purpose;
    }
  }

  private static final int PASSWORD = 1;
  private static final int AGE = 2;
  private static final int CONSENT = 4;
  private static final int CLAIM_BYTES = 1 + 8 + 8;
  private static final int BYTES = CLAIM_BYTES + GateSecret.SIGNATURE_BYTES;

  /** One that begins now. */
  public static Passage beginning(PassedGates passed, long scanNumber, Instant now) {
    return new Passage(passed, scanNumber, now.plus(LIFETIME));
  }

  /** The same with more passed. */
  public Passage with(PassedGates more) {
    return new Passage(more, scanNumber, until);
  }

  /** Whether anything was passed. */
  public boolean isAny() {
    return flags() != 0;
  }

  /** Its text: 44 characters that need no escaping in forms, cookies and addresses. */
  public String text(Use use, GateSecret secret, String codeId, Access access) {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.put(flags()).putLong(until.toEpochMilli()).putLong(scanNumber);
    out.put(signature(use, secret, codeId, access, Arrays.copyOf(out.array(), CLAIM_BYTES)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  /** What a text says, or nothing where we did not give it for this or it is no longer good. */
  public static Optional<Passage> of(
      String text, Use use, GateSecret secret, String codeId, Access access, Instant now) {
    byte[] bytes = decoded(text);
    if (bytes == null) {
      return Optional.empty();
    }
    byte[] claim = Arrays.copyOf(bytes, CLAIM_BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, CLAIM_BYTES, BYTES);
    if (!secret.isSignature(signature, parts(use, codeId, access, claim))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(claim);
    int flags = in.get();
    Instant until = Instant.ofEpochMilli(in.getLong());
    PassedGates passed =
        new PassedGates((flags & PASSWORD) != 0, (flags & AGE) != 0, (flags & CONSENT) != 0, false);
    return now.isBefore(until)
        ? Optional.of(new Passage(passed, in.getLong(), until))
        : Optional.empty();
  }

  private byte flags() {
    int flags =
        (passed.password() ? PASSWORD : 0)
            | (passed.age() ? AGE : 0)
            | (passed.consent() ? CONSENT : 0);
    return (byte) flags;
  }

  private static byte[] signature(
      Use use, GateSecret secret, String codeId, Access access, byte[] claim) {
    return secret.signature(parts(use, codeId, access, claim));
  }

  /** The hash of the password is among them: with another password, passages end. */
  private static byte[][] parts(Use use, String codeId, Access access, byte[] claim) {
    Integer age = access.minimumAge();
    return new byte[][] {
      utf8(use.purpose),
      utf8(codeId),
      optional(access.password()),
      optional(age == null ? null : age.toString()),
      optional(access.consent()),
      claim
    };
  }

  private static byte[] optional(@Nullable String text) {
    return text == null ? new byte[0] : utf8("=" + text);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == BYTES ? bytes : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
