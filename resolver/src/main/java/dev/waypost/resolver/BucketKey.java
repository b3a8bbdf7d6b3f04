package dev.waypost.resolver;

import java.security.SecureRandom;

/**
 * The secret under which visitors keep their share and their variant (see {@link BucketHash}). It
 * is the installation's, and comes with its database; until it is there, one that was just drawn
 * stands in.
 */
public final class BucketKey {
  /** As many as the hash puts out (RFC 2104 §3). */
  public static final int BYTES = 32;

  private volatile byte[] present;

  /** A key that was just drawn. */
  public BucketKey() {
    present = new byte[BYTES];
    new SecureRandom().nextBytes(present);
  }

  /** Uses another key from now on. */
  public void replace(byte[] key) {
    present = key.clone();
  }

  /** The present key; the array is not to be changed. */
  byte[] present() {
    return present;
  }
}
