package dev.waypost.resolver.numbers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The counters on disk, replaced as a whole: written beside, brought to the device, and moved over.
 *
 * <p>Layout, big-endian: magic "WAYPNUMB" (8 bytes), format version 1 (4), the log's id (string), a
 * position in it (8), the number of counters (4), of each the code's id (string), its scans up to
 * that position (8) and the revision of its route (8); then the CRC32C (RFC 3720 §12.1) of all that
 * as 8 bytes. A string is in the modified UTF-8 of {@link DataOutputStream#writeUTF}.
 */
final class NumbersFile {
  private static final long MAGIC = 0x5741_5950_4E55_4D42L;
  private static final int VERSION = 1;

  private final Path path;

  NumbersFile(Path path) {
    this.path = path;
  }

  /** Of one code. */
  record Entry(String codeId, long scans, long revision) {}

  /** What the file says. */
  record Contents(String logId, long position, List<Entry> entries) {}

  /**
   * Reads the file, or nothing where there is none.
   *
   * @throws IOException if it can't be read or is damaged; the message says which
   */
  Optional<Contents> read() throws IOException {
    var checksum = new CRC32C();
    try (var in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(path)), checksum))) {
      if (in.readLong() != MAGIC) {
        throw new IOException("it is no file of scan numbers");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("it has the format version " + version + " where 1 is known");
      }
      String logId = in.readUTF();
      long position = in.readLong();
      int count = in.readInt();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(new Entry(in.readUTF(), in.readLong(), in.readLong()));
      }
      long expected = checksum.getValue();
      if (in.readLong() != expected || in.read() >= 0) {
        throw new IOException("its checksum does not match");
      }
      return Optional.of(new Contents(logId, position, entries));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Replaces the file. A crash leaves the old one or the new one. */
  void write(Contents contents) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    try (var file = new FileOutputStream(unfinished.toFile())) {
      write(contents, file);
      file.getFD().sync();
    }
    Files.move(
        unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var directory =
        FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static void write(Contents contents, OutputStream file) throws IOException {
    var checksum = new CRC32C();
    var buffered = new BufferedOutputStream(file, 64 * 1024);
    var out = new DataOutputStream(new CheckedOutputStream(buffered, checksum));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(contents.logId());
    out.writeLong(contents.position());
    out.writeInt(contents.entries().size());
    for (Entry entry : contents.entries()) {
      out.writeUTF(entry.codeId());
      out.writeLong(entry.scans());
      out.writeLong(entry.revision());
    }
    out.flush();
    buffered.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array());
    buffered.flush();
  }
}
