package dev.waypost.routing.gates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signed link says of itself. It stands in the query of a code's short URL, as {@value
 * #PARAMETER}, in 52 characters of base64url (RFC 4648 §5).
 *
 * <p>Layout, big-endian: version 1 in the upper 4 bits and, as the lowest bit, whether its uses are
 * counted (1 byte), the link's id (16), when it ends in milliseconds since 1970, all bits set for
 * never (6), and the signature of the code's id and all that (16). That is a multiple of 3 bytes,
 * so no link can be written in two ways.
 *
 * @param id names the link
 * @param expiresAt from this moment on the link is no longer good; null for never
 * @param counted whether the link may be used a limited number of times, so that its use must be
 *     told to whoever counts
 */
public record SignedLink(LinkId id, @Nullable Instant expiresAt, boolean counted) {
  /** The parameter of the query. */
  public static final String PARAMETER = "wp_t";

  /** The last moment at which a link can end. */
  public static final Instant LATEST_EXPIRY = Instant.ofEpochMilli(0xFFFF_FFFF_FFFEL);

  private static final byte[] PURPOSE = "signed link 1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 0x10;
  private static final int COUNTED = 0x01;
  private static final long NEVER = 0xFFFF_FFFF_FFFFL;
  private static final int CLAIM_BYTES = 1 + LinkId.BYTES + 6;
  private static final int BYTES = CLAIM_BYTES + GateSecret.SIGNATURE_BYTES;
  private static final int CHARS = BYTES / 3 * 4;

  /**
   * @throws IllegalArgumentException if it ends before 1970 or after {@link #LATEST_EXPIRY}
   */
  public SignedLink {
    if (expiresAt != null && (expiresAt.toEpochMilli() < 0 || expiresAt.isAfter(LATEST_EXPIRY))) {
      throw new IllegalArgumentException("A link can't end at " + expiresAt + ".");
    }
  }

  /** Whether its time is over. */
  public boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** The text that stands in the query. */
  public String token(GateSecret secret, String codeId) {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.put((byte) (VERSION | (counted ? COUNTED : 0))).put(id.bytes());
    long end = expiresAt == null ? NEVER : expiresAt.toEpochMilli();
    out.putShort((short) (end >>> 32)).putInt((int) end);
    out.put(secret.signature(PURPOSE, utf8(codeId), Arrays.copyOf(out.array(), CLAIM_BYTES)));
    return Base64.getUrlEncoder().encodeToString(out.array());
  }

  /** The link that a text stands for, or nothing where we did not sign it for that code. */
  public static Optional<SignedLink> of(String token, GateSecret secret, String codeId) {
    byte[] bytes = decoded(token);
    if (bytes == null || (bytes[0] & ~COUNTED) != VERSION) {
      return Optional.empty();
    }
    byte[] claim = Arrays.copyOf(bytes, CLAIM_BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, CLAIM_BYTES, BYTES);
    if (!secret.isSignature(signature, PURPOSE, utf8(codeId), claim)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(claim);
    boolean counted = (in.get() & COUNTED) != 0;
    byte[] id = new byte[LinkId.BYTES];
    in.get(id);
    long end = (Short.toUnsignedLong(in.getShort()) << 32) | Integer.toUnsignedLong(in.getInt());
    return Optional.of(
        new SignedLink(LinkId.of(id), end == NEVER ? null : Instant.ofEpochMilli(end), counted));
  }

  private static byte @Nullable [] decoded(String token) {
    if (token.length() != CHARS) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == BYTES ? bytes : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
