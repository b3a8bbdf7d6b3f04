package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws all that there is and reads it back. With {@code -Dwaypost.gallery=write}, as {@code ./dev
 * gallery} has it, docs/gallery is made anew; else it is held against what is drawn.
 */
class GalleryTest {
  private static final Path GALLERY = Path.of("..", "docs", "gallery");
  private static final int PIXELS = 420;

  @TempDir Path folder;

  @Test
  void everythingIsReadBackAndTheGalleryShowsIt() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      JsonNode styles = api.get("/api/v1/styles").json();
      List<GalleryChapter> chapters = new GalleryChapters(styles, SampleLogo.upload(api)).all();
      Map<String, byte[]> files = new TreeMap<>();
      for (GalleryChapter chapter : chapters) {
        for (GalleryPicture picture : chapter.pictures()) {
          byte[] png = draw(api, picture, "png");
          assertThat(SymbolReader.readPng(png))
              .as(picture.file())
              .isEqualTo(picture.body().path("destination").textValue());
          files.put(picture.file() + ".svg", draw(api, picture, "svg"));
        }
      }
      if ("write".equals(System.getProperty("waypost.gallery"))) {
        GalleryPage.write(GALLERY, chapters, files);
      } else {
        assertThat(Files.readString(GALLERY.resolve("README.md")))
            .as("docs/gallery; make it anew with ./dev gallery")
            .isEqualTo(GalleryPage.text(chapters));
        for (var file : files.entrySet()) {
          assertThat(text(Files.readAllBytes(GALLERY.resolve(file.getKey()))))
              .as("%s; make the gallery anew with ./dev gallery", file.getKey())
              .isEqualTo(text(file.getValue()));
        }
      }
    }
  }

  private static byte[] draw(ApiClient api, GalleryPicture picture, String format)
      throws Exception {
    ObjectNode body = picture.body().deepCopy().put("format", format).put("size", PIXELS);
    ApiClient.Answer answer = api.post("/api/v1/images", body.toString());
    assertThat(answer.status()).as(picture.file() + text(answer.bytes())).isEqualTo(200);
    return answer.bytes();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
