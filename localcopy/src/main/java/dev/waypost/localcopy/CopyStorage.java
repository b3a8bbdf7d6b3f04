package dev.waypost.localcopy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The file operations under a copy that change something. Tests put faults here. */
interface CopyStorage {
  /**
   * Makes a file, or empties the one there is, to be written from its start.
   *
   * @param secret whether nobody but the owner of the process may read it
   */
  Output create(Path file, boolean secret) throws IOException;

  /** Opens a file to go on at an offset; what is behind is cut off. */
  Output goOn(Path file, long offset) throws IOException;

  /** Gives a file the name of another, which is gone then. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file if it is there. */
  void delete(Path file) throws IOException;

  /** Overwrites all bytes of a file with zeros, on the device as well, and removes it. */
  void destroy(Path file) throws IOException;

  /** Makes the names in a folder durable. */
  void forceFolder(Path folder) throws IOException;

  /** A file being written. */
  interface Output extends Closeable {
    /** Writes at the end; after an exception, any number of the bytes may be written. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Writes over the first bytes. */
    void writeAtStart(byte[] bytes) throws IOException;

    /** Makes the content durable. Not to be tried again on this file after an exception. */
    void force() throws IOException;
  }
}
