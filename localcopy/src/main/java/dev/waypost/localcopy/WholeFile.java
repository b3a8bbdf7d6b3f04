package dev.waypost.localcopy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file that is replaced as a whole, and its twin with the same content, so that damage to one of
 * them, or a death between the two, leaves the other. The package docs give the layout.
 */
final class WholeFile {
  private static final int CHECKSUM_AT = 32;
  private static final int HEADER_BYTES = CHECKSUM_AT + Integer.BYTES;

  /** No content of ours comes near it. */
  private static final int MAX_CONTENT = 256 * 1024 * 1024;

  private final CopyStorage storage;
  private final CopyFolder folder;
  private final Path file;
  private final Path twin;
  private final byte[] magic;
  private final int version;
  private final boolean secret;

  /**
   * A file of a folder.
   *
   * @param version of the content as it is written; earlier ones from 1 on are read as well
   * @param secret whether nobody else may read it, and what it held before is overwritten
   */
  WholeFile(
      CopyStorage storage,
      CopyFolder folder,
      String name,
      String magic,
      int version,
      boolean secret) {
    this.storage = storage;
    this.folder = folder;
    this.file = folder.path().resolve(name);
    this.twin = folder.path().resolve(name + ".twin");
    this.version = version;
    this.magic = magic.getBytes(StandardCharsets.US_ASCII);
    this.secret = secret;
  }

  /** Reads a content of a version. */
  interface Reading<T> {
    T of(int version, byte[] content) throws DamagedCopyException;
  }

  /**
   * Reads the file, or its twin where it is missing or damaged.
   *
   * @param owner whose it should be
   * @param complaint takes a sentence for each that is damaged
   * @return null where neither is there and whole
   */
  <T> @Nullable T read(InstallationId owner, Reading<T> reading, Consumer<String> complaint)
      throws IOException {
    for (Path path : new Path[] {file, twin}) {
      if (Files.exists(path)) {
        try {
          byte[] bytes = Files.readAllBytes(path);
          byte[] content = content(bytes, owner);
          return reading.of(versionOf(bytes), content);
        } catch (DamagedCopyException e) {
          complaint.accept(
              "The file " + path + " of the local copy is not used: " + e.getMessage() + ".");
        }
      }
    }
    return null;
  }

  private byte[] content(byte[] bytes, InstallationId owner) throws DamagedCopyException {
    if (bytes.length < HEADER_BYTES || !Arrays.equals(magic, Arrays.copyOf(bytes, magic.length))) {
      throw new DamagedCopyException("its header is damaged");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).position(magic.length);
    int found = buffer.getInt();
    var installation = new InstallationId(buffer.getLong(), buffer.getLong());
    int length = buffer.getInt();
    if (length != bytes.length - HEADER_BYTES || buffer.getInt() != checksum(bytes)) {
      throw new DamagedCopyException("it is damaged");
    }
    if (found < 1 || found > version) {
      throw new DamagedCopyException(
          "it has format version " + found + ", and this program reads versions up to " + version);
    }
    if (!installation.equals(owner)) {
      throw new DamagedCopyException("it belongs to installation " + installation);
    }
    return Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
  }

  private int versionOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(magic.length);
  }

  /** Replaces the file and its twin. Both are on the device when this returns. */
  void replace(InstallationId installation, byte[] content) throws IOException {
    if (content.length > MAX_CONTENT) {
      throw new IOException("It would have " + content.length + " bytes, which is too much.");
    }
    byte[] bytes =
        ByteBuffer.allocate(HEADER_BYTES + content.length)
            .put(magic)
            .putInt(version)
            .putLong(installation.high())
            .putLong(installation.low())
            .putInt(content.length)
            .putInt(0)
            .put(content)
            .array();
    ByteBuffer.wrap(bytes).putInt(CHECKSUM_AT, checksum(bytes));
    replace(file, bytes);
    replace(twin, bytes);
  }

  private void replace(Path path, byte[] bytes) throws IOException {
    Path unfinished = folder.unfinished(path);
    try (CopyStorage.Output out = storage.create(unfinished, secret)) {
      out.write(bytes, 0, bytes.length);
      out.force();
    }
    if (secret && Files.exists(path)) {
      // A salt that is over must not be found on the device.
      storage.destroy(path);
    }
    storage.rename(unfinished, path);
    storage.forceFolder(folder.path());
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKSUM_AT);
    crc.update(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
    return (int) crc.getValue();
  }
}
