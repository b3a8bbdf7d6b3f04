package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.csv.FormulaGuard;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.JobKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which column of a table fills which field of a code. */
final class CsvColumns {
  private final int titles;
  private final List<CsvColumn> columns;

  private CsvColumns(int titles, List<CsvColumn> columns) {
    this.titles = titles;
    this.columns = columns;
  }

  /**
   * The columns of a table.
   *
   * @param titles its titles
   * @param mapped the title of the column that fills a field, by field; columns not among them fill
   *     the field that they are called
   * @param ignoreUnknown whether columns that name no field, or one that can't be written, are left
   *     out
   * @throws ProblemException where a column names no field, or one is missing or too many
   */
  static CsvColumns of(
      List<String> titles, Map<String, String> mapped, boolean ignoreUnknown, JobKind kind) {
    List<CsvColumn> columns = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    mapped.forEach((field, title) -> columns.add(mapped(titles, field, title, kind)));
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i);
      if (title.isEmpty() || mapped.containsValue(title)) {
        continue;
      }
      CsvColumn column = ignoreUnknown ? namedIfItMay(i, title, kind) : named(i, title, kind);
      if (column != null) {
        columns.add(column);
      } else {
        unknown.add(title);
      }
    }
    if (!unknown.isEmpty() && !ignoreUnknown) {
      throw unknown(unknown);
    }
    checkFields(columns);
    return new CsvColumns(titles.size(), columns);
  }

  private static CsvColumn mapped(List<String> titles, String field, String title, JobKind kind) {
    int index = titles.indexOf(title);
    if (index < 0) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          "map." + field,
          "There is no column \"%s\". The columns are: %s."
              .formatted(title, String.join(", ", titles)));
    }
    CsvColumn column = CsvColumn.of(index, title, field, kind);
    if (column == null) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_PARAMETER,
          "map." + field,
          "There is no field \"" + field + "\" to map a column to.");
    }
    return column;
  }

  private static @Nullable CsvColumn named(int index, String title, JobKind kind) {
    CsvColumn exact = CsvColumn.of(index, title, title, kind);
    String plain = title.toLowerCase(Locale.ROOT).replace(' ', '_');
    return exact != null || plain.equals(title) ? exact : CsvColumn.of(index, title, plain, kind);
  }

  /** Null as well for a field that can't be written, such as the scans of a table that we wrote. */
  private static @Nullable CsvColumn namedIfItMay(int index, String title, JobKind kind) {
    try {
      return named(index, title, kind);
    } catch (ProblemException e) {
      if (e.code() == ProblemCode.UNKNOWN_COLUMN) {
        return null;
      }
      throw e;
    }
  }

  private static void checkFields(List<CsvColumn> columns) {
    if (columns.isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_COLUMN,
          null,
          "No column names a field. The first row must hold titles, such as \"destination,name\".");
    }
    Set<String> fields = new HashSet<>();
    for (CsvColumn column : columns) {
      if (!fields.add(column.field())) {
        throw new ProblemException(
            ProblemCode.MALFORMED_CSV,
            column.title(),
            "Two columns fill the field \"" + column.field() + "\". Keep one.");
      }
    }
  }

  private static ProblemException unknown(Set<String> titles) {
    return new ProblemException(
        ProblemCode.UNKNOWN_COLUMN,
        titles.iterator().next(),
        "No field is called like these columns: %s. Rename them, map them with map.FIELD=TITLE, or leave them out with ignore_columns=true."
            .formatted(String.join(", ", titles)));
  }

  /** A row as an item. */
  Item item(List<String> cells) {
    for (String extra : cells.subList(titles, cells.size())) {
      if (!extra.isBlank()) {
        return new Item.Unreadable(
            new ProblemException(
                ProblemCode.MALFORMED_CSV,
                null,
                "This row has %d cells, and there are %d titles. Put texts with separators in them into double quotes."
                    .formatted(cells.size(), titles)));
      }
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (CsvColumn column : columns) {
      column.put(fields, FormulaGuard.removed(cells.get(column.index()).strip()));
    }
    return new Item.Wanted(fields);
  }

  /** The titles by the field that their columns fill. */
  ObjectNode titlesByField() {
    ObjectNode byField = JsonNodeFactory.instance.objectNode();
    columns.forEach(column -> byField.put(column.field(), column.title()));
    return byField;
  }
}
