package dev.waypost.resolver;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The secret under which visitors keep their share and their variant (see {@link BucketHash}). It
 * is the installation's, and comes with its database; until it is there, one that was just drawn
 * stands in.
 */
public final class BucketKey {
  /** The hash uses the first half of them. */
  public static final int BYTES = 32;

  private volatile byte[] present;

  /** A key that was just drawn. */
  public BucketKey() {
    present = new byte[BYTES];
    new SecureRandom().nextBytes(present);
  }

  /** Uses another key from now on. */
  public void replace(byte[] key) {
    present = Arrays.copyOf(key, BYTES);
  }

  /** The present key; the array is not to be changed. */
  byte[] present() {
    return present;
  }
}
