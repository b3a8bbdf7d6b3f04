package dev.waypost.localcopy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A numbered file while it is read. Not thread-safe. */
final class FrameInput implements Closeable {
  /**
   * Behind damage, a frame beyond this is not looked for: each place where there might be one costs
   * a checksum over its length.
   */
  private static final int LONGEST_SOUGHT = 1024 * 1024;

  private static final int WINDOW = 256 * 1024;

  private final FileChannel channel;
  private final long size;
  private final FileHeader header;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;
  private byte[] payload = new byte[WINDOW];
  private long offset = FileHeader.BYTES;

  private FrameInput(FileChannel channel, long size, FileHeader header) {
    this.channel = channel;
    this.size = size;
    this.header = header;
  }

  /**
   * Opens a file.
   *
   * @throws DamagedCopyException if its header is damaged
   */
  static FrameInput open(Path file, FileHeader.Kind kind) throws IOException, DamagedCopyException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      ByteBuffer first = ByteBuffer.allocate(FileHeader.BYTES);
      fill(channel, first, 0);
      if (first.hasRemaining()) {
        throw new DamagedCopyException("it ends within its header");
      }
      return new FrameInput(channel, channel.size(), FileHeader.decode(first.array(), kind));
    } catch (IOException | DamagedCopyException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  FileHeader header() {
    return header;
  }

  /** Bytes of the file when it was opened. */
  long size() {
    return size;
  }

  /** Where the next frame begins. */
  long offset() {
    return offset;
  }

  /**
   * Reads the next frame.
   *
   * @return the length of its payload, which {@link #payload()} has from index 0 on; -1 at the end
   * @throws DamagedCopyException if there is no whole frame here
   */
  int next() throws IOException, DamagedCopyException {
    if (offset == size) {
      return -1;
    }
    int length = frameAt(offset, Frame.MAX_PAYLOAD);
    if (length < 0) {
      throw new DamagedCopyException("it is damaged at byte " + offset);
    }
    offset += Frame.HEADER_BYTES + length;
    return length;
  }

  /**
   * Goes to the first whole frame behind damage.
   *
   * @return whether there is one
   */
  boolean skipDamage() throws IOException {
    for (long place = offset + 1; place < size; place++) {
      if (frameAt(place, LONGEST_SOUGHT) >= 0) {
        offset = place;
        return true;
      }
    }
    return false;
  }

  byte[] payload() {
    return payload;
  }

  /** Reads the payload of a frame and returns its length, or -1 where there is no whole frame. */
  private int frameAt(long place, int longest) throws IOException {
    byte[] start = new byte[Frame.HEADER_BYTES];
    if (size - place <= start.length) {
      return -1;
    }
    read(place, start, start.length);
    ByteBuffer numbers = ByteBuffer.wrap(start);
    int length = numbers.getInt();
    int checksum = numbers.getInt();
    if (length < 1 || length > longest || length > size - place - start.length) {
      return -1;
    }
    if (length > payload.length) {
      payload = new byte[length];
    }
    read(place + start.length, payload, length);
    return Frame.checksum(header.fileId(), place, payload, 0, length) == checksum ? length : -1;
  }

  private void read(long place, byte[] target, int length) throws IOException {
    int done = 0;
    while (done < length) {
      long from = place + done;
      if (from < windowStart || from >= windowStart + window.limit()) {
        windowStart = from;
        fill(channel, window.clear(), from);
        window.flip();
        if (!window.hasRemaining()) {
          throw new IOException("The file has become shorter while it was read.");
        }
      }
      int start = (int) (from - windowStart);
      int count = Math.min(length - done, window.limit() - start);
      window.get(start, target, done, count);
      done += count;
    }
  }

  private static void fill(FileChannel channel, ByteBuffer target, long from) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target, from + target.position()) < 0) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
