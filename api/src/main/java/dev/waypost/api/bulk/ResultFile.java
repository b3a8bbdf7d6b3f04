package dev.waypost.api.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file with the results of a job, written ahead of what says how much of it counts. */
final class ResultFile implements Closeable {
  private final FileChannel channel;

  private ResultFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file that is there. */
  static ResultFile open(Path file) throws IOException {
    return new ResultFile(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  /** How long the file is, in bytes. */
  long size() throws IOException {
    return channel.size();
  }

  /**
   * Writes bytes at a position and cuts off what stood there. They are on the device when this
   * returns.
   *
   * @return the position after them
   */
  long write(long position, byte[] bytes) throws IOException {
    channel.truncate(position);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    channel.force(false);
    return at;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
