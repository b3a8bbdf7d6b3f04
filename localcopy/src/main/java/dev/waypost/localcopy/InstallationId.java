package dev.waypost.localcopy;

import java.nio.ByteBuffer;

/**
 * Which installation a copy belongs to: 128 random bits that all processes on one database share.
 *
 * @param high the first half
 * @param low the second half
 */
public record InstallationId(long high, long low) {
  /** How many bytes an id has. */
  public static final int BYTES = 16;

  /**
   * The id of these bytes.
   *
   * @throws IllegalArgumentException if they are not {@link #BYTES}
   */
  public static InstallationId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "An installation's id has " + BYTES + " bytes, not " + bytes.length + ".");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new InstallationId(buffer.getLong(), buffer.getLong());
  }

  /** In hexadecimal, for messages. */
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
