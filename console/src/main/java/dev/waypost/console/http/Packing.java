package dev.waypost.console.http;

import dev.waypost.api.http.Reply;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packs pages for browsers that unpack them. */
final class Packing {
  /** Less is not worth a browser's while. */
  private static final int LEAST_BYTES = 1_000;

  private Packing() {}

  static Reply packed(HttpServerRequest request, Reply reply) {
    String accepted = request.getHeader("Accept-Encoding");
    String type = reply.headers().getOrDefault("Content-Type", "");
    boolean isText =
        type.startsWith("text/") || type.contains("javascript") || type.contains("svg");
    if (!isText) {
      return reply;
    }
    Reply varying = reply.withHeader("Vary", "Accept-Encoding");
    boolean isWorthIt = reply.body().length >= LEAST_BYTES;
    return isWorthIt && accepted != null && accepted.contains("gzip")
        ? new Reply(reply.status(), varying.headers(), gzip(reply.body()), null, null)
            .withHeader("Content-Encoding", "gzip")
        : varying;
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 3);
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written.", e);
    }
    return packed.toByteArray();
  }
}
