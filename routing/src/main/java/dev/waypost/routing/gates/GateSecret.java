package dev.waypost.routing.gates;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's secret under which links and passes are signed, by HMAC with SHA-256 (RFC
 * 2104), of which the first 128 bits are kept, as RFC 2104 §5 allows.
 */
public final class GateSecret {
  /** The name under which the installation keeps it. */
  public static final String NAME = "gates";

  /** How long it is. */
  public static final int BYTES = 32;

  /** How long a signature is. */
  public static final int SIGNATURE_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * The secret of these bytes.
   *
   * @throws IllegalArgumentException if they are not {@value #BYTES}
   */
  public GateSecret(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "The secret of gates has %d bytes, not %d.".formatted(BYTES, secret.length));
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * The signature of some bytes after each other, {@value #SIGNATURE_BYTES} bytes. The length of
   * each enters it, so bytes can't move from one part to the next.
   */
  public byte[] signature(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
      }
      return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has HmacSHA256.", e);
    } catch (InvalidKeyException e) {
      throw new AssertionError("Any bytes are a key for an HMAC.", e);
    }
  }

  /** Whether it is the signature of these parts, found out in constant time. */
  public boolean isSignature(byte[] signature, byte[]... parts) {
    return MessageDigest.isEqual(signature, signature(parts));
  }
}
