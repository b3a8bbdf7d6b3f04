package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.DomainFallbacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surroundings that another version of the program wrote. */
class OlderSurroundingsTest {
  @TempDir Path folder;

  @BeforeEach
  void makeACopy() throws IOException {
    try (LocalCopy copy = Copies.open(folder)) {
      copy.follow(Copies.OWNER);
      while (copy.status().generation() == 0) {
        assertThat(copy.status().fault()).isNull();
        Thread.onSpinWait();
      }
    }
  }

  /** As version 1 wrote it: domains, default, fallbacks of domains and of groups. */
  private static byte[] versionOne() {
    var out = new ContentWriter();
    out.map(Map.of("qr.example.com", "dom_1"), out::text, out::text);
    out.text("dom_1");
    out.map(
        Map.of("dom_1", "https://example.com/"),
        out::text,
        root -> out.text(root).text(null).text(null));
    out.map(Map.of("grp_1", "https://example.com/group"), out::text, out::text);
    return out.toBytes();
  }

  private void write(int version, byte[] content) throws IOException {
    new WholeFile(new DiskStorage(), new CopyFolder(folder), "domains", "WAYPDOMS", version, false)
        .replace(Copies.OWNER, content);
  }

  @Test
  void thoseOfVersionOneAreReadAndHaveNoBrands() throws IOException {
    write(1, versionOne());
    try (LocalCopy copy = Copies.open(folder)) {
      assertThat(copy.surroundings())
          .contains(
              new Surroundings(
                  Map.of("qr.example.com", "dom_1"),
                  "dom_1",
                  Map.of("dom_1", new DomainFallbacks("https://example.com/", null, null)),
                  Map.of("grp_1", "https://example.com/group"),
                  Map.of()));
      assertThat(copy.status().refused()).isEmpty();
    }
  }

  @Test
  void thoseOfALaterVersionAreRefused() throws IOException {
    write(Contents.SURROUNDINGS_VERSION + 1, versionOne());
    try (LocalCopy copy = Copies.open(folder)) {
      assertThat(copy.surroundings()).isEmpty();
      assertThat(copy.status().refused())
          .hasSize(2)
          .allSatisfy(sentence -> assertThat(sentence).contains("format version 3"));
    }
  }
}
