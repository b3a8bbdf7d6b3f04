package dev.waypost.api.csv;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes JSON objects as rows (RFC 4180, UTF-8, commas). A column is a path to a field, such as
 * {@code problem.code} or {@code metadata.market}; lists are written as {@link ListCell} says. No
 * cell can be run by a spreadsheet; {@link CsvTable} reads back what was written.
 */
public final class CodeCsv implements Closeable {
  private final CsvWriter writer;
  private final List<List<String>> paths;

  private CodeCsv(CsvWriter writer, List<String> columns) {
    this.writer = writer;
    this.paths = columns.stream().map(column -> List.of(column.split("\\."))).toList();
  }

  /** Begins a file with the names of these columns; one that is there is replaced. */
  public static CodeCsv create(Path file, List<String> columns) throws IOException {
    CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, StandardCharsets.UTF_8);
    writer.writeRecord(columns);
    return new CodeCsv(writer, columns);
  }

  /** Begins a table in memory with the names of these columns. */
  public static CodeCsv to(Writer text, List<String> columns) {
    CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    writer.writeRecord(columns);
    return new CodeCsv(writer, columns);
  }

  /** Adds a row; fields that are absent or null give empty cells. */
  public void add(JsonNode object) {
    List<String> cells = new ArrayList<>(paths.size());
    for (List<String> path : paths) {
      cells.add(cell(at(object, path)));
    }
    writer.writeRecord(cells);
  }

  private static JsonNode at(JsonNode object, List<String> path) {
    JsonNode value = object;
    for (String name : path) {
      value = value.path(name);
    }
    return value;
  }

  private static String cell(JsonNode value) {
    if (value.isContainerNode() && value.isEmpty()) {
      return "";
    }
    if (value.isArray() && value.valueStream().noneMatch(JsonNode::isContainerNode)) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(element.asText()));
      return FormulaGuard.added(ListCell.of(elements));
    }
    if (value.isContainerNode()) {
      return FormulaGuard.added(value.toString());
    }
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? FormulaGuard.added(value.textValue()) : value.asText();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
