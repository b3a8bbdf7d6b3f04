package dev.waypost.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.api.csv.CodeCsv;
import dev.waypost.api.http.Reply.FileStart;
import dev.waypost.codes.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The results of a job as CSV, made from the lines of JSON when they are first asked for. */
final class CsvResult {
  private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

  private static final List<String> COLUMNS =
      List.of(
          "status",
          "id",
          "key",
          "short_url",
          "image_url",
          "name",
          "external_id",
          "destination",
          "problem.code",
          "problem.field",
          "column",
          "problem.detail");

  private final JobFiles files;

  CsvResult(JobFiles files) {
    this.files = files;
  }

  /** One is made at a time, so that calls at the same time do not write the same file. */
  synchronized FileStart of(Job job) throws IOException {
    Path file = files.csvResult(job.id());
    if (!Files.exists(file)) {
      Path unfinished = files.csvResult(job.id() + ".new");
      write(job, unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return new FileStart(file, Files.size(file));
  }

  /** The file may hold more lines than are the job's: those of a chunk that was not stored. */
  private void write(Job job, Path file) throws IOException {
    try (InputStream lines = Files.newInputStream(files.result(job.id()));
        var rows = JSON.<JsonNode>readValues(lines)) {
      long left = job.done();
      JsonNode row = left > 0 ? rows.nextValue() : null;
      // The first field of a line is the number of its item, whatever it is called.
      Stream<String> number = row == null ? Stream.of() : Stream.of(row.fieldNames().next());
      try (CodeCsv csv = CodeCsv.create(file, Stream.concat(number, COLUMNS.stream()).toList())) {
        while (row != null) {
          csv.add(row);
          row = --left > 0 ? rows.nextValue() : null;
        }
      }
    }
  }
}
