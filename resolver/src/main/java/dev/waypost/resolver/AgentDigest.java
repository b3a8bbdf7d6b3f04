package dev.waypost.resolver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an agent where visitors are hashed: the first 128 bits of its SHA-256 (FIPS 180-4), so
 * that a long agent is read once and not with every scan. Two agents that have the same will not be
 * found.
 *
 * @param first eight bytes
 * @param second the next eight
 */
record AgentDigest(long first, long second) {
  /** Of nobody who says what he is. */
  static final AgentDigest NONE = new AgentDigest(0, 0);

  static final int BYTES = 2 * Long.BYTES;

  static AgentDigest of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new AgentDigest(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
