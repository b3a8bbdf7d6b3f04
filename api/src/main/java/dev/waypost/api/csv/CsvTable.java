package dev.waypost.api.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180) with a row of titles: UTF-8 with or without a byte order mark, cells
 * separated by commas, semicolons or tabs, also as spreadsheets write it with {@code sep=;} in
 * front. Read row by row, as often as needed.
 */
public final class CsvTable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String SEPARATORS = ",;\t";
  private static final int MOST_CELL_CHARS = 1024 * 1024;
  private static final String END = "end of table";

  private final byte[] bytes;
  private final int start;
  private final char separator;
  private final List<String> titles;

  private CsvTable(byte[] bytes, int start, char separator) {
    this.bytes = bytes;
    this.start = start;
    this.separator = separator;
    this.titles = readTitles();
  }

  /** What happens with each row. */
  @FunctionalInterface
  public interface Each {
    /**
     * Takes a row.
     *
     * @param row its number as a spreadsheet shows it: the titles are row 1
     * @param cells at least as many as there are titles; missing ones are empty
     */
    void accept(int row, List<String> cells) throws IOException;
  }

  /**
   * The table in these bytes.
   *
   * @param separator what separates cells; null to tell it from the titles
   * @throws ProblemException where it has no titles or can't be read
   */
  public static CsvTable read(byte[] bytes, @Nullable Character separator) {
    int start = startsWith(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    String firstLine = firstLine(bytes, start);
    if (firstLine.matches("sep=[,;|\\t]\\r?\\n")) {
      char named = firstLine.charAt("sep=".length());
      return new CsvTable(bytes, start + firstLine.length(), separator == null ? named : separator);
    }
    return new CsvTable(bytes, start, separator == null ? guess(firstLine) : separator);
  }

  /** The titles, without the white space around them. */
  public List<String> titles() {
    return titles;
  }

  /** How many rows there are below the titles, not counting empty ones. */
  public int countRows() {
    int[] rows = {0};
    try {
      forEach((_, _) -> rows[0]++);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows[0];
  }

  /**
   * Every row below the titles that is not empty.
   *
   * @throws ProblemException where the bytes are not CSV
   * @throws IOException what {@code each} throws
   */
  public void forEach(Each each) throws IOException {
    try (var rows = new Rows()) {
      for (List<String> cells = rows.next(); cells != null; cells = rows.next()) {
        if (rows.read > 1 && !cells.stream().allMatch(String::isBlank)) {
          each.accept(rows.read, filled(cells));
        }
      }
    }
  }

  private List<String> readTitles() {
    try (var rows = new Rows()) {
      List<String> first = rows.next();
      List<String> all = first == null ? List.of() : first.stream().map(String::strip).toList();
      if (all.stream().allMatch(String::isEmpty)) {
        throw malformed(
            "The first row must hold the titles of the columns, such as \"destination,name\".");
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> filled(List<String> cells) {
    if (cells.size() >= titles.size()) {
      return cells;
    }
    String[] all = Arrays.copyOf(cells.toArray(String[]::new), titles.size());
    Arrays.fill(all, cells.size(), all.length, "");
    return List.of(all);
  }

  /**
   * All rows, empty ones too. A row of ours is put behind the last: where a quote is not closed, it
   * becomes part of the last cell and is missed.
   */
  private final class Rows implements Closeable {
    private final CsvReader<CsvRecord> reader = reader();
    private final Iterator<CsvRecord> records = reader.iterator();
    private int read;

    /** The next row, or null at the end. */
    @Nullable List<String> next() {
      List<String> cells = hasNext() ? records.next().getFields() : List.of();
      if (hasNext()) {
        read++;
        return cells;
      }
      if (!cells.equals(List.of(END))) {
        throw malformed(
            "After row "
                + read
                + " a double quote is not closed. Double it where it is part of a text.");
      }
      return null;
    }

    /** The library reads ahead here, so here it tells what can't be read. */
    private boolean hasNext() {
      try {
        return records.hasNext();
      } catch (CsvParseException e) {
        throw malformed(
            "After row "
                + read
                + " there is a double quote that is not closed or not doubled inside a cell, or a cell of more than a million characters.");
      } catch (UncheckedIOException e) {
        throw malformed(
            "After row "
                + read
                + " there is something that is not UTF-8. Save the file as \"CSV UTF-8\".");
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private CsvReader<CsvRecord> reader() {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var table = new ByteArrayInputStream(bytes, start, bytes.length - start);
    var end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(MOST_CELL_CHARS)
        .ofCsvRecord(new InputStreamReader(new SequenceInputStream(table, end), decoder));
  }

  private static char guess(String titles) {
    char best = SEPARATORS.charAt(0);
    for (int i = 1; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      best = countUnquoted(titles, candidate) > countUnquoted(titles, best) ? candidate : best;
    }
    return best;
  }

  private static int countUnquoted(String line, char wanted) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
  }

  /** The bytes up to the first line feed, one character each: enough to see separators in them. */
  private static String firstLine(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return new String(
        bytes, start, Math.min(end + 1, bytes.length) - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] start) {
    return bytes.length - from >= start.length
        && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemCode.MALFORMED_CSV, null, detail);
  }
}
