package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.csv.CodeCsv;
import dev.waypost.api.csv.CsvTable;
import dev.waypost.api.csv.FormulaGuard;
import dev.waypost.api.csv.ListCell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written as CSV is read back as it was, and nothing in it can be run. */
class CodeCsvTest {
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "=1+1",
          "+49 221",
          "-x",
          "@here",
          "\ttab",
          "\rreturn",
          "＝1",
          "'quoted",
          "'=once",
          "''=twice",
          "a \"word\", and more",
          "two\nlines",
          "semi;colon",
          "x;=1+1;y",
          "a;'=b",
          "a\t@b;\t=c",
          "Grüße 😀",
          "end of table",
          "");

  @TempDir Path folder;

  @Test
  void everyTextIsReadBackAsItWasWritten() throws Exception {
    Path file = folder.resolve("texts.csv");
    try (CodeCsv csv = CodeCsv.create(file, List.of("number", "inner.text"))) {
      for (int i = 0; i < TEXTS.size(); i++) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("number", -i);
        row.putObject("inner").put("text", TEXTS.get(i));
        csv.add(row);
      }
    }
    CsvTable table = CsvTable.read(Files.readAllBytes(file), null);
    assertThat(table.titles()).containsExactly("number", "inner.text");
    List<String> read = new ArrayList<>();
    table.forEach((row, cells) -> {
      assertThat(cells.getFirst()).isEqualTo(Integer.toString(2 - row));
      assertThat(cells.get(1)).doesNotContainPattern("(?<![^;\\t])[=+\\-@\\t\\r\\n＝＋－＠]");
      read.add(FormulaGuard.removed(cells.get(1)));
    });
    assertThat(read).isEqualTo(TEXTS);
  }

  @Test
  void elementsOfListsMayHaveWhatSeparatesThem() throws Exception {
    List<String> elements = List.of("a;b", "c|d", "e\\", "\\;f", "=g", "plain");
    Path file = folder.resolve("elements.csv");
    try (CodeCsv csv = CodeCsv.create(file, List.of("tags", "name"))) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("name", "x");
      elements.forEach(row.putArray("tags")::add);
      csv.add(row);
    }
    CsvTable.read(Files.readAllBytes(file), null)
        .forEach((_, cells) -> {
          String cell = cells.getFirst();
          assertThat(cell).doesNotContainPattern("(?<![^;])=");
          assertThat(ListCell.elements(FormulaGuard.removed(cell))).isEqualTo(elements);
        });
    assertThat(ListCell.elements("by|hand;C:\\temp")).containsExactly("by", "hand", "C:\\temp");
  }

  @Test
  void listsHaveSemicolonsAndWhatIsAbsentIsEmpty() throws Exception {
    Path file = folder.resolve("lists.csv");
    try (CodeCsv csv = CodeCsv.create(file, List.of("tags", "name", "live"))) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("live", true).putNull("name");
      row.putArray("tags").add("a").add("b");
      csv.add(row);
    }
    assertThat(Files.readString(file)).isEqualTo("tags,name,live\r\na;b,,true\r\n");
  }
}
