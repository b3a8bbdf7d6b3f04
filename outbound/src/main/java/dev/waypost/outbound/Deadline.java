package dev.waypost.outbound;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket when its time is up, whatever is being waited for on it: a server that sends one
 * byte a second gets no more time than one that sends none.
 */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean passed;

  Deadline(Socket socket, Duration time) {
    this.watch =
        Thread.ofVirtual()
            .name("deadline")
            .start(() -> {
              try {
                Thread.sleep(time);
                passed = true;
                socket.close();
              } catch (InterruptedException over) {
                // What was waited for is there.
              } catch (IOException e) {
                // There is nothing left to close.
              }
            });
  }

  boolean hasPassed() {
    return passed;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
