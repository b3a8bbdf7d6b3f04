package dev.waypost.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one answer of HTTP/1.1 (RFC 9112), strictly and with limits. */
final class ResponseReader {
  private static final int MAX_HEAD_BYTES = 32 * 1024;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})\\s*(;.*)?");

  private final InputStream in;
  private final int maxBodyBytes;
  private int headBytesLeft = MAX_HEAD_BYTES;

  ResponseReader(InputStream in, int maxBodyBytes) {
    this.in = in;
    this.maxBodyBytes = maxBodyBytes;
  }

  Response read() throws IOException, OutboundException {
    while (true) {
      Matcher statusLine = STATUS_LINE.matcher(line());
      if (!statusLine.matches()) {
        throw notHttp();
      }
      int status = Integer.parseInt(statusLine.group(1));
      Map<String, String> headers = headers();
      // Answers on the way to the final one (RFC 9110 §15.2) have no body.
      if (status >= 200) {
        return new Response(status, status == 204 || status == 304 ? new byte[0] : body(headers));
      }
    }
  }

  /** Names in lower case; those that come twice have their values joined (RFC 9110 §5.3). */
  private Map<String, String> headers() throws IOException, OutboundException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw notHttp();
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (first, second) -> first + ", " + second);
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException, OutboundException {
    String coding = headers.get("transfer-encoding");
    if (coding != null) {
      if (!coding.equalsIgnoreCase("chunked")) {
        throw notHttp();
      }
      return chunks();
    }
    return plain(headers.get("content-length"));
  }

  /** As long as the header says, or, without one, until the server closes (RFC 9112 §6.3). */
  private byte[] plain(@Nullable String length) throws IOException, OutboundException {
    if (length == null) {
      byte[] body = in.readNBytes(maxBodyBytes + 1);
      requireAllowed(body.length);
      return body;
    }
    if (!LENGTH.matcher(length).matches()) {
      throw notHttp();
    }
    requireAllowed(Long.parseLong(length));
    return exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException, OutboundException {
    var body = new ByteArrayOutputStream();
    while (true) {
      Matcher size = CHUNK_SIZE.matcher(line());
      if (!size.matches()) {
        throw notHttp();
      }
      long bytes = Long.parseLong(size.group(1), 16);
      requireAllowed(body.size() + bytes);
      if (bytes == 0) {
        return body.toByteArray();
      }
      body.write(exactly((int) bytes));
      if (!line().isEmpty()) {
        throw notHttp();
      }
    }
  }

  private void requireAllowed(long bytes) throws OutboundException {
    if (bytes > maxBodyBytes) {
      throw new OutboundException(
          "answered with more than the " + maxBodyBytes + " bytes that are allowed");
    }
  }

  private byte[] exactly(int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("The connection ended within the body.");
    }
    return read;
  }

  private String line() throws IOException, OutboundException {
    var line = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The connection ended within a line.");
      }
      if (--headBytesLeft < 0) {
        throw notHttp();
      }
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(next);
    }
  }

  private static OutboundException notHttp() {
    return new OutboundException("answered with something that is not HTTP");
  }
}
