package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the YAML files of {@code spec/openapi}, which the build packs beside this class. They are
 * found by looking, so that a subject is added with a file alone.
 */
final class DescriptionFiles {
  /** The file that holds what all have in common. */
  static final String FRAME = "openapi.yaml";

  private static final String FOLDER = "files/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DescriptionFiles() {}

  /** Every file by its name, in the order of the names. */
  static Map<String, JsonNode> read() throws IOException {
    Map<String, JsonNode> files = new TreeMap<>();
    for (String name : names()) {
      try (InputStream file = resource(name).openStream()) {
        files.put(name, yaml(name, file));
      }
    }
    return files;
  }

  private static List<String> names() throws IOException {
    URL frame = resource(FRAME);
    if (frame.openConnection() instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      String folder = jar.getEntryName().substring(0, jar.getEntryName().length() - FRAME.length());
      try (var opened = jar.getJarFile()) {
        return opened.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(folder) && name.endsWith(".yaml"))
            .map(name -> name.substring(folder.length()))
            .toList();
      }
    }
    try (var files = Files.list(Path.of(uri(frame)).resolveSibling("."))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .toList();
    }
  }

  private static JsonNode yaml(String name, InputStream file) {
    Object loaded =
        new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(file);
    return JSON.valueToTree(loaded);
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("Not an address: " + url, e);
    }
  }

  private static URL resource(String name) throws IOException {
    URL url = DescriptionFiles.class.getResource(FOLDER + name);
    if (url == null) {
      throw new IOException("The program was built without " + name + ".");
    }
    return url;
  }
}
