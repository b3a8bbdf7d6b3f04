package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.server.description.Exchange;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP/1.1 byte by byte, for requests that no client library would send. The connection is kept and
 * used again until the server closes it, so that what a request leaves behind is noticed.
 */
final class RawConnection implements Closeable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final URI server;
  private Socket socket;
  private InputStream in;

  RawConnection(String server) throws IOException {
    this.server = URI.create(server);
    this.socket = open();
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  private Socket open() throws IOException {
    Socket opened = new Socket(server.getHost(), server.getPort());
    opened.setSoTimeout(TIMEOUT_MILLIS);
    opened.setTcpNoDelay(true);
    return opened;
  }

  /** Sends a request with its Host and Content-Length, and reads the answer. */
  Exchange send(String method, String path, String query, Map<String, String> headers, byte[] body)
      throws IOException {
    var head = new StringBuilder(method + " " + path + query + " HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return send(method, path, query, head.toString(), body);
  }

  /** Sends bytes as they are, and reads the answer. */
  Exchange send(String method, String path, String query, String head, byte[] body)
      throws IOException {
    if (socket.isClosed()) {
      reopen();
    }
    write(head, body);
    return read(method, path, query, body);
  }

  /** Sends bytes and waits for no answer. */
  void write(String head, byte[] body) throws IOException {
    var out = socket.getOutputStream();
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    try {
      out.write(whole);
      out.flush();
    } catch (IOException answeredEarly) {
      // The server may answer and close before it has read a body that is too large.
    }
  }

  private Exchange read(String method, String path, String query, byte[] requestBody)
      throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine.split(" ", -1)[1]);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
    byte[] body = bodiless ? new byte[0] : body(headers);
    if (headers.getOrDefault("connection", List.of("")).getFirst().equalsIgnoreCase("close")) {
      socket.close();
    }
    return new Exchange(
        method, path, query.replaceFirst("^\\?", ""), requestBody, status, headers, body);
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      String length = headers.getOrDefault("content-length", List.of("0")).getFirst();
      return in.readNBytes(Integer.parseInt(length));
    }
    var body = new ByteArrayOutputStream();
    int chunk;
    do {
      chunk = Integer.parseInt(line(), 16);
      body.write(in.readNBytes(chunk));
      assertThat(line()).isEmpty();
    } while (chunk > 0);
    return body.toByteArray();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        socket.close();
        throw new EOFException("The server closed the connection without an answer.");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether nothing follows and nothing can be sent any more. */
  boolean isClosedByServer() throws IOException {
    try {
      return socket.isClosed() || in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  private void reopen() throws IOException {
    socket.close();
    socket = open();
    in = new BufferedInputStream(socket.getInputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
