package dev.waypost.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The gallery as a page of the documentation. */
final class GalleryPage {
  private static final int COLUMNS = 4;
  private static final int WIDTH = 180;

  private GalleryPage() {}

  /**
   * Writes the page and its pictures, and takes away pictures that are no longer in it.
   *
   * @param files by their names
   */
  static void write(Path folder, List<GalleryChapter> chapters, Map<String, byte[]> files)
      throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(folder.resolve("README.md"), text(chapters));
  }

  /** The text of the page. */
  static String text(List<GalleryChapter> chapters) {
    var page =
        new StringBuilder(
            """
            # Gallery

            Made by `./dev gallery` with the calls of the API; each picture was read back by ZXing from its pixels. Send what stands under a picture as `style`, or all of it to `POST /api/v1/images`.
            """);
    for (GalleryChapter chapter : chapters) {
      page.append("\n## ").append(chapter.field()).append("\n\n");
      page.append(chapter.text()).append("\n\n");
      for (int start = 0; start < chapter.pictures().size(); start += COLUMNS) {
        int end = Math.min(start + COLUMNS, chapter.pictures().size());
        row(chapter.pictures().subList(start, end), start == 0, page);
      }
    }
    return page.toString();
  }

  private static void row(List<GalleryPicture> pictures, boolean first, StringBuilder page) {
    if (first) {
      page.append("| ".repeat(COLUMNS)).append("|\n").append("|:-:".repeat(COLUMNS)).append("|\n");
    }
    for (GalleryPicture picture : pictures) {
      page.append(
          "| <img src=\"%s.svg\" width=\"%d\" alt=\"%s\"> "
              .formatted(picture.file(), WIDTH, picture.title()));
    }
    page.append("|\n");
    for (GalleryPicture picture : pictures) {
      page.append("| ").append(picture.title()).append(' ');
    }
    page.append("|\n");
  }
}
