package dev.waypost.api.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends a body piece by piece from a thread of its own. Few pieces are under way at once: whoever
 * writes more waits until the caller has read.
 */
final class BodyStream extends OutputStream {
  private static final int PIECE_BYTES = 64 * 1024;
  private static final int MOST_UNDER_WAY = 4;
  private static final long PATIENCE_SECONDS = 30;

  private final Context context;
  private final HttpServerResponse response;
  private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
  private Buffer piece = Buffer.buffer(PIECE_BYTES);
  private volatile boolean broken;

  /**
   * A stream into a response.
   *
   * @param context of the response, which alone may write to it
   */
  BodyStream(Context context, HttpServerResponse response) {
    this.context = context;
    this.response = response;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, PIECE_BYTES - piece.length());
      piece.appendBytes(bytes, offset + done, part);
      done += part;
      if (piece.length() == PIECE_BYTES) {
        send();
      }
    }
  }

  /** Sends what is left, and waits until all of it has been read. */
  @Override
  public void close() throws IOException {
    if (piece.length() > 0) {
      send();
    }
    take(MOST_UNDER_WAY);
  }

  private void send() throws IOException {
    take(1);
    Buffer full = piece;
    piece = Buffer.buffer(PIECE_BYTES);
    context.runOnContext(_ ->
        response
            .write(full)
            .onComplete(sent -> {
              broken |= sent.failed();
              room.release();
            }));
  }

  private void take(int pieces) throws IOException {
    try {
      if (!room.tryAcquire(pieces, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("The caller has read nothing for " + PATIENCE_SECONDS + " seconds.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server stops.");
    }
    if (broken) {
      throw new IOException("The caller is gone.");
    }
  }
}
