package dev.waypost.scanlog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of the operating system. */
final class DiskStorage implements LogStorage {
  @Override
  public Output create(Path file) throws IOException {
    Files.createFile(file);
    return reopen(file);
  }

  @Override
  public Output reopen(Path file) throws IOException {
    return new DiskOutput(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public Input read(Path file) throws IOException {
    return new DiskInput(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Writes through a RandomAccessFile, because a FileChannel closes itself when a thread that
   * writes to it is interrupted, and the log does not own the threads that append.
   */
  private record DiskOutput(RandomAccessFile file) implements Output {
    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
      file.seek(size);
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

  private record DiskInput(FileChannel channel) implements Input {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long offset) throws IOException {
      return channel.read(target, offset);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
