package dev.waypost.resolver;

import java.net.InetAddress;

/**
 * Gives a visitor of a code the same 64 bits each time, under a key that the installation keeps, so
 * that shares and variants stay the same beyond a day and without a cookie. It is computed where a
 * rule asks for it and stored nowhere.
 *
 * <p>Not thread-safe: one for each event loop.
 */
final class BucketHash {
  private final BucketKey key;
  private final KeyedHash hash = new KeyedHash();

  BucketHash(BucketKey key) {
    this.key = key;
  }

  long of(String codeId, InetAddress address, AgentDigest agent) {
    return hash.of(key.present(), codeId, address, agent);
  }
}
