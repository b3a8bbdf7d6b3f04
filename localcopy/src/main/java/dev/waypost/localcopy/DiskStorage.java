package dev.waypost.localcopy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files of the operating system. */
final class DiskStorage implements CopyStorage {
  private static final int ZEROS = 8 * 1024;

  @Override
  public Output create(Path file, boolean secret) throws IOException {
    Files.deleteIfExists(file);
    if (secret && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    return goOn(file, 0);
  }

  @Override
  public Output goOn(Path file, long offset) throws IOException {
    var opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      opened.setLength(offset);
      opened.seek(offset);
      return new DiskOutput(opened);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void destroy(Path file) throws IOException {
    try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] zeros = new byte[ZEROS];
      for (long left = opened.length(); left > 0; left -= zeros.length) {
        opened.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
      opened.getChannel().force(false);
    }
    Files.delete(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Writes through a RandomAccessFile, because a FileChannel closes itself when a thread that
   * writes to it is interrupted, and the copy does not own the threads that publish changes.
   */
  private record DiskOutput(RandomAccessFile file) implements Output {
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
    }

    @Override
    public void writeAtStart(byte[] bytes) throws IOException {
      long end = file.getFilePointer();
      file.seek(0);
      file.write(bytes);
      file.seek(end);
    }

    @Override
    public void force() throws IOException {
      file.getChannel().force(false);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
