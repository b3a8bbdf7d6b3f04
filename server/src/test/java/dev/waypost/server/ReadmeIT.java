package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first code, typed as it stands there; only the ports differ. */
class ReadmeIT {
  private static final Pattern SECTION =
      Pattern.compile("<!-- run: .*?-->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theFirstCodeIsMadeScannedRepointedAndCountedByTheReadmesOwnLines() throws Exception {
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    try (WaypostProcess _ = WaypostProcess.start(folder.resolve("data"), ports)) {
      var section = SECTION.matcher(Files.readString(Path.of("..", "README.md")));
      assertThat(section.find()).isTrue();
      String script =
          section
              .group(1)
              .replace("localhost:8080", "localhost:" + ports.api())
              .replace("localhost:8081", "localhost:" + ports.scan());
      Process shell =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(shell.waitFor()).as(output).isZero();
      assertThat(output)
          .containsSubsequence(
              "ocation: https://example.com/menu",
              "ocation: https://example.com/summer-menu",
              "summer opening",
              "\"total\":2");
      assertThat(SymbolReader.readPng(Files.readAllBytes(folder.resolve("table-5.png"))))
          .startsWith("HTTP://LOCALHOST:" + ports.scan() + "/");
      assertThat(SymbolReader.readSvg(Files.readAllBytes(folder.resolve("table-5.svg"))))
          .startsWith("HTTP://LOCALHOST:" + ports.scan() + "/");
    }
  }
}
