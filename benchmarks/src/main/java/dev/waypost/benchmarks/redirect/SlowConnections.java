package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections that hold a server up as slowly as they can: half of them send their request byte by
 * byte, one a second, the others ask for twenty codes at once, take no answer and go on like the
 * first. Those that the server ends are opened again.
 */
final class SlowConnections implements AutoCloseable {
  private static final int SMALL_BUFFER = 4096;
  private static final int UNREAD_REQUESTS = 20;
  private static final long PAUSE_MILLIS = 1000;

  private final int port;
  private final byte[] request;
  private final List<Slow> connections = new ArrayList<>();
  private final Thread thread;
  private volatile boolean ended;
  private final AtomicInteger opened = new AtomicInteger();

  /**
   * Opens them.
   *
   * @param count how many, half of each kind
   */
  SlowConnections(int port, int count, Codes codes) throws IOException {
    this.port = port;
    this.request =
        "GET /%s HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(codes.key(0), Codes.HOST)
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      connections.add(new Slow(i % 2 == 0));
    }
    this.thread = Thread.ofPlatform().name("slow-connections").start(this::goOn);
  }

  /** How many were opened so far, those that the server had ended included. */
  int opened() {
    return opened.get();
  }

  private void goOn() {
    while (!ended) {
      for (Slow connection : connections) {
        connection.goOn();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    ended = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Slow connection : connections) {
      connection.socket.close();
    }
  }

  private final class Slow {
    private final boolean sendsSlowly;
    private Socket socket;
    private int sent;

    Slow(boolean sendsSlowly) throws IOException {
      this.sendsSlowly = sendsSlowly;
      this.socket = open();
    }

    private Socket open() throws IOException {
      var fresh = new Socket();
      fresh.setReceiveBufferSize(SMALL_BUFFER);
      fresh.setTcpNoDelay(true);
      fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      opened.incrementAndGet();
      sent = 0;
      return fresh;
    }

    void goOn() {
      try {
        if (sendsSlowly) {
          socket.getOutputStream().write(request[sent++ % (request.length - 1)]);
        } else if (sent++ == 0) {
          for (int i = 0; i < UNREAD_REQUESTS; i++) {
            socket.getOutputStream().write(request);
          }
        } else {
          // One more byte tells whether somebody is still there.
          socket.getOutputStream().write('\r');
        }
      } catch (IOException endedByServer) {
        try {
          socket.close();
          socket = open();
        } catch (IOException refused) {
          // It will be tried again.
        }
      }
    }
  }
}
