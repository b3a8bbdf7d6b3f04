package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.server.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents list is what there is. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void everyErrorIsDocumentedWithItsStatusAndNoOther() throws IOException {
    List<String> documented =
        firstCells(DOCS.resolve("ERRORS.md"))
            .map(row -> row[1].strip().replace("`", "") + " " + row[2].strip())
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Stream.of(ProblemCode.values())
                .map(code -> code.label() + " " + code.status())
                .toList());
  }

  @Test
  void everySettingIsDocumentedWithItsDefaultAndNoOther() throws IOException {
    List<String> documented =
        firstCells(DOCS.resolve("SETTINGS.md"))
            .map(row -> row[1] + row[2] + row[3] + row[4])
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Stream.of(Setting.values())
                .map(setting ->
                    " `%s`  `%s`  %s  %s "
                        .formatted(
                            setting.label(),
                            setting.variable(),
                            setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`",
                            setting.description()))
                .toList());
  }

  /** The rows of a document's tables whose first cell is code. */
  private static Stream<String[]> firstCells(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1));
  }
}
