package dev.waypost.api.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies packed by gzip (RFC 1952): lists of codes are about a tenth as large. */
final class PackedBody {
  private PackedBody() {}

  static byte[] pack(byte[] body) {
    var packed = new ByteArrayOutputStream(body.length / 8 + 64);
    try (var gzip = new Quick(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can always be written.", e);
    }
    return packed.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A kept answer is damaged.", e);
    }
  }

  private static final class Quick extends GZIPOutputStream {
    Quick(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
