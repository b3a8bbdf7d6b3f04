package dev.waypost.resolver;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The first 64 bits of an HMAC-SHA-256 (RFC 2104) of who scans what: an id, a zero byte, the
 * address, a zero byte, and the agent if there is one. Among 20 million values, the chance that any
 * two are the same is about 1 in 100,000.
 *
 * <p>Not thread-safe: one for each event loop. Setting a key costs as much as several hashes, so it
 * is only set when it changes.
 */
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private byte @Nullable [] key;

  KeyedHash() {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has HmacSHA256.", e);
    }
  }

  /** The hash under a key. */
  long of(byte[] withKey, String id, InetAddress address, @Nullable String agent) {
    if (!Arrays.equals(withKey, key)) {
      set(withKey);
    }
    mac.update(id.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    mac.update(address.getAddress());
    mac.update((byte) 0);
    if (agent != null) {
      mac.update(agent.getBytes(StandardCharsets.UTF_8));
    }
    return ByteBuffer.wrap(mac.doFinal()).getLong();
  }

  private void set(byte[] next) {
    try {
      mac.init(new SecretKeySpec(next, ALGORITHM));
    } catch (InvalidKeyException e) {
      throw new AssertionError("Any bytes are a key for an HMAC.", e);
    }
    key = next.clone();
  }
}
