package dev.waypost.console.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.waypost.api.http.Reply;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A small table as a file to keep. */
public final class CsvFile {
  private CsvFile() {}

  /**
   * The reply with it.
   *
   * @param name of the file
   * @param rows writes them, the titles first
   */
  public static Reply reply(int status, String name, Consumer<CsvWriter> rows) {
    var table = new StringWriter();
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(table)) {
      rows.accept(csv);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written.", e);
    }
    return Reply.bytes(
            status, "text/csv; charset=utf-8", table.toString().getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
