package dev.waypost.localcopy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The first bytes of a numbered file; the package docs give the layout.
 *
 * @param kind what the file holds
 * @param installation whose routes they are
 * @param generation as in the file's name
 * @param fileId enters the checksum of every frame
 * @param revision of a snapshot, the one up to which it has every change
 * @param routes how many routes a snapshot has, those of removed codes included
 * @param removed how many of them are of removed codes
 * @param length how many bytes a snapshot has
 */
record FileHeader(
    Kind kind,
    InstallationId installation,
    long generation,
    long fileId,
    long revision,
    long routes,
    long removed,
    long length) {
  static final int BYTES = 80;

  private static final int VERSION = 1;
  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  /** What a file holds. */
  enum Kind {
    SNAPSHOT("WAYPSNAP", ".snapshot"),
    CHANGES("WAYPCHNG", ".changes");

    private final long magic;
    private final String ending;

    Kind(String magic, String ending) {
      this.magic = ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII)).getLong();
      this.ending = ending;
    }

    /** What the names of such files end in. */
    String ending() {
      return ending;
    }
  }

  byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.putLong(kind.magic).putInt(VERSION);
    buffer.putLong(installation.high()).putLong(installation.low());
    buffer.putLong(generation).putLong(fileId).putLong(revision);
    buffer.putLong(routes).putLong(removed).putLong(length);
    buffer.putInt(checksum(buffer.array()));
    return buffer.array();
  }

  /**
   * Reads a header.
   *
   * @param bytes {@link #BYTES} of them
   * @param kind what the file should hold
   * @throws DamagedCopyException if it is no header of that kind, or of another version
   */
  static FileHeader decode(byte[] bytes, Kind kind) throws DamagedCopyException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long magic = buffer.getLong();
    int version = buffer.getInt();
    var header =
        new FileHeader(
            kind,
            new InstallationId(buffer.getLong(), buffer.getLong()),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong());
    if (magic != kind.magic || buffer.getInt() != checksum(bytes)) {
      throw new DamagedCopyException("its header is damaged");
    }
    if (version != VERSION) {
      throw new DamagedCopyException(
          "it has format version " + version + ", and this program reads version " + VERSION);
    }
    return header;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED_BYTES);
    return (int) crc.getValue();
  }
}
