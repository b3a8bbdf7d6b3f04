package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The items of a job in their order, read from its input as they are needed. */
final class JobItems implements Closeable {
  private static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private final BufferedReader lines;
  private final JsonNode settings;
  private final Source source;
  private long next;

  /** Where items come from: where one is, by its place. */
  private interface Source {
    NumberedItem at(long place) throws IOException;
  }

  private JobItems(BufferedReader lines, long done) throws IOException {
    this.lines = lines;
    this.settings = JSON.readTree(line());
    this.next = done;
    if (settings.has("series")) {
      Series series = Series.stored(settings.path("series"));
      source =
          place -> {
            long number = series.first() + place;
            return new NumberedItem(number, new Item.Wanted(series.fields(number)));
          };
      return;
    }
    for (long i = 0; i < done; i++) {
      line();
    }
    source = settings.has("columns") ? _ -> CsvLine.read(JSON.readTree(line())) : this::code;
  }

  /**
   * Opens the input of a job.
   *
   * @param done how many items had their turn
   */
  static JobItems open(Path input, long done) throws IOException {
    BufferedReader lines = Files.newBufferedReader(input, StandardCharsets.UTF_8);
    try {
      return new JobItems(lines, done);
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private NumberedItem code(long place) throws IOException {
    ObjectNode defaults =
        settings.get("defaults") instanceof ObjectNode present
            ? present
            : JsonNodeFactory.instance.objectNode();
    return new NumberedItem(place, Item.of(JSON.readTree(line()), defaults));
  }

  private String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("The input of the job ends too early.");
    }
    return line;
  }

  /** The next items, that many. */
  List<NumberedItem> next(int count) throws IOException {
    List<NumberedItem> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(source.at(next++));
    }
    return items;
  }

  /** What the number of an item is called in its result. */
  String counter() {
    return settings.has("series") ? "number" : settings.has("columns") ? "row" : "index";
  }

  /** Whether they stood in a table, where all is text. */
  boolean areOfTable() {
    return settings.has("columns");
  }

  /** The titles of columns by the field they fill; empty where there are none. */
  JsonNode titlesByField() {
    return settings.path("columns");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
