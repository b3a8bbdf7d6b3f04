package dev.waypost.resolver;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors of one day apart without keeping who they are: the first 64 bits of an
 * HMAC-SHA-256 (RFC 2104) of workspace, address and agent under the day's salt. When the salt is
 * destroyed, nobody can test an address against a hash any more. Among 20 million visitors of a
 * day, the chance that any two share a hash is about 1 in 100,000.
 *
 * <p>Not thread-safe: one for each event loop.
 */
final class VisitorHash {
  private final VisitorSalts salts;
  private final Mac mac;

  VisitorHash(VisitorSalts salts) {
    this.salts = salts;
    try {
      this.mac = Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has HmacSHA256.", e);
    }
  }

  /**
   * The hash, or 0 where the day has no salt, so that scans are still counted but their visitors
   * are not told apart.
   */
  long of(Instant time, String workspaceId, InetAddress address, @Nullable String agent) {
    byte[] salt = salts.at(time);
    if (salt == null) {
      return 0;
    }
    try {
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
    } catch (InvalidKeyException e) {
      throw new AssertionError("Any bytes are a key for an HMAC.", e);
    }
    mac.update(workspaceId.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    mac.update(address.getAddress());
    mac.update((byte) 0);
    if (agent != null) {
      mac.update(agent.getBytes(StandardCharsets.UTF_8));
    }
    return ByteBuffer.wrap(mac.doFinal()).getLong();
  }
}
