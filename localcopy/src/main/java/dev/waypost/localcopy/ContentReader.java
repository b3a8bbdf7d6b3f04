package dev.waypost.localcopy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link ContentWriter} wrote. Every method throws an IllegalArgumentException or a
 * BufferUnderflowException where it is something else.
 */
final class ContentReader {
  private final ByteBuffer bytes;

  ContentReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalArgumentException("a text is missing");
    }
    return text;
  }

  @Nullable String optionalText() {
    int length = bytes.getInt();
    return length == -1 ? null : new String(take(length), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return take(bytes.getInt());
  }

  <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
    int size = bytes.getInt();
    Map<K, V> map = new HashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(key.get(), value.get());
    }
    return map;
  }

  void end() {
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("something follows that does not belong there");
    }
  }

  private byte[] take(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a length is impossible");
    }
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }
}
