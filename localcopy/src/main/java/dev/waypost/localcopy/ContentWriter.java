package dev.waypost.localcopy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Texts, bytes and maps as bytes; {@link ContentReader} reads them. */
final class ContentWriter {
  private static final int NONE = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ContentWriter text(@Nullable String text) {
    if (text == null) {
      return number(NONE);
    }
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  ContentWriter bytes(byte[] more) {
    number(more.length);
    bytes.writeBytes(more);
    return this;
  }

  <K extends Comparable<? super K>, V> ContentWriter map(
      Map<K, V> map, Consumer<K> key, Consumer<V> value) {
    number(map.size());
    new TreeMap<>(map)
        .forEach((k, v) -> {
          key.accept(k);
          value.accept(v);
        });
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private ContentWriter number(int number) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }
}
