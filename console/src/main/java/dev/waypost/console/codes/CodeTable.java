package dev.waypost.console.codes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Visit;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes as one table, however many there are; the API gives ten thousand rows at a time. */
final class CodeTable {
  private static final String NEXT = "X-Next-Cursor";

  private final ApiCalls api;
  private final Visit visit;
  private final Map<String, String> filters;

  CodeTable(ApiCalls api, Visit visit, Map<String, String> filters) {
    this.api = api;
    this.visit = visit;
    this.filters = filters;
  }

  /** The table as a file to keep. */
  Reply reply() {
    Reply first = page(null);
    Reply whole =
        first.headers().containsKey(NEXT)
            ? Reply.stream(200, "text/csv; charset=utf-8", this::write)
            : first;
    return whole.withHeader("Content-Disposition", "attachment; filename=\"codes.csv\"");
  }

  private Reply page(@Nullable String cursor) {
    Map<String, String> query = new HashMap<>(filters);
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    return api.reply(visit, HttpMethod.GET, "/api/v1/codes/csv", Map.of(), query, null);
  }

  /** Read twice, since rows far below may have columns that no row above has. */
  private void write(OutputStream out) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    eachPage(rows -> columns.addAll(rows.getFirst().getHeader()));
    var csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.writeRecord(columns);
    eachPage(rows -> {
      for (NamedCsvRecord row : rows) {
        csv.writeRecord(columns.stream().map(column -> row.findField(column).orElse("")).toList());
      }
    });
    csv.close();
  }

  private interface PageReader {
    void take(List<NamedCsvRecord> rows) throws IOException;
  }

  private void eachPage(PageReader reader) throws IOException {
    String cursor = null;
    do {
      Reply page = page(cursor);
      List<NamedCsvRecord> rows = rows(page.body());
      if (!rows.isEmpty()) {
        reader.take(rows);
      }
      cursor = page.headers().get(NEXT);
    } while (cursor != null);
  }

  private static List<NamedCsvRecord> rows(byte[] table) throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    Reader text = new InputStreamReader(new ByteArrayInputStream(table), StandardCharsets.UTF_8);
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      reader.forEach(rows::add);
    }
    return rows;
  }
}
