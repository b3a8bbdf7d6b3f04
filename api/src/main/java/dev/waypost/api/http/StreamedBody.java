package dev.waypost.api.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer while it is sent. */
@FunctionalInterface
public interface StreamedBody {
  /**
   * Writes all of it. What may fail for reasons of the caller's has been looked at before: an
   * answer that has begun can only be broken off.
   *
   * @param out waits while the caller reads slowly
   * @throws IOException if the caller is gone
   */
  void writeTo(OutputStream out) throws IOException;
}
