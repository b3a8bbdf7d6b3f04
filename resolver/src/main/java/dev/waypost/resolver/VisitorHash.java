package dev.waypost.resolver;

import java.net.InetAddress;
import java.time.Instant;

/**
 * Tells visitors of one day apart without keeping who they are: a {@link KeyedHash} of workspace,
 * address and agent under the day's salt. When the salt is destroyed, nobody can test an address
 * against a hash any more.
 *
 * <p>Not thread-safe: one for each event loop.
 */
final class VisitorHash {
  private final VisitorSalts salts;
  private final KeyedHash hash = new KeyedHash();

  VisitorHash(VisitorSalts salts) {
    this.salts = salts;
  }

  /**
   * The hash, or 0 where the day has no salt, so that scans are still counted but their visitors
   * are not told apart.
   */
  long of(Instant time, String workspaceId, InetAddress address, AgentDigest agent) {
    byte[] salt = salts.at(time);
    return salt == null ? 0 : hash.of(salt, workspaceId, address, agent);
  }
}
