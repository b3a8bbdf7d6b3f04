package dev.waypost.store;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStatus;
import dev.waypost.payload.UrlContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The first 64 bits of a destination's SHA-256: addresses are too long to be indexed as they are.
 */
final class DestinationHash {
  private DestinationHash() {}

  /** That of a live code that leads to an address; null for all others. */
  static @Nullable Long of(Code code) {
    return code.status() == CodeStatus.DELETED
        ? null
        : code.content() instanceof UrlContent(String url) ? (Long) of(url) : null;
  }

  static long of(String url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
