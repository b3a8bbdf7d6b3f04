package dev.waypost.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that lie beside this package. */
final class DemoFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DemoFiles() {}

  static JsonNode json(String name) {
    try {
      return JSON.readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] bytes(String name) {
    try (InputStream file = DemoFiles.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The program lacks its file " + name + ".");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
