package dev.waypost.resolver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP byte by byte, for what no client would send. */
final class RawHttp {
  private RawHttp() {}

  /**
   * One answer.
   *
   * @param headers by their name in lower case
   */
  record Answer(int status, Map<String, List<String>> headers, String body) {}

  /**
   * Sends bytes, one for each character, and reads until the other end closes the connection.
   *
   * @throws java.net.SocketTimeoutException if it does not
   */
  static List<Answer> exchange(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) RunningResolver.PATIENCE.toMillis());
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (SocketException closedMeanwhile) {
        // It has answered and closed before it read everything.
      }
      return answers(readAll(socket.getInputStream()));
    }
  }

  private static String readAll(InputStream in) throws IOException {
    var read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read.write(buffer, 0, n);
      }
    } catch (SocketException reset) {
      // Closed with bytes of ours unread.
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** Splits what came into answers; anything that is not one is an error. */
  private static List<Answer> answers(String received) {
    List<Answer> answers = new ArrayList<>();
    int start = 0;
    while (start < received.length()) {
      int headEnd = received.indexOf("\r\n\r\n", start);
      if (headEnd < 0 || !received.startsWith("HTTP/1.", start)) {
        throw new AssertionError("Not an answer: " + received.substring(start));
      }
      String[] lines = received.substring(start, headEnd).split("\r\n", -1);
      int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
      Map<String, List<String>> headers = new TreeMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] parts = lines[i].split(": ", 2);
        headers
            .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(parts[1]);
      }
      int bodyStart = headEnd + 4;
      int length =
          Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
      answers.add(new Answer(status, headers, received.substring(bodyStart, bodyStart + length)));
      start = bodyStart + length;
    }
    return answers;
  }
}
