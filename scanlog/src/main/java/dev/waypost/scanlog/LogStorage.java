package dev.waypost.scanlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The file operations that can fail under a log. Tests put faults here. */
interface LogStorage {
  /** Makes a file that must not exist, to be written from its start. */
  Output create(Path file) throws IOException;

  /** Opens an existing file, to be shortened or synced. */
  Output reopen(Path file) throws IOException;

  /** Opens an existing file to be read. */
  Input read(Path file) throws IOException;

  /** Makes the names in a directory durable. */
  void forceDirectory(Path directory) throws IOException;

  /** A file being written. */
  interface Output extends Closeable {
    /** Writes all bytes at the end; after an exception, any number of them may be written. */
    void append(byte[] bytes, int offset, int length) throws IOException;

    /** Shortens the file to this many bytes; the next append follows there. */
    void truncate(long size) throws IOException;

    /** Makes the content durable. Not to be tried again on this file after an exception. */
    void force() throws IOException;
  }

  /** A file being read. */
  interface Input extends Closeable {
    /** Bytes in the file. */
    long size() throws IOException;

    /** Reads at least one byte from the offset given, or answers -1 at the end of the file. */
    int read(ByteBuffer target, long offset) throws IOException;
  }
}
