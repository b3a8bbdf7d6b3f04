package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.BulkResults;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.Job;
import dev.waypost.codes.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of the items of a job, a line of JSON each, with what somebody who prints needs. */
public final class ResultLines {
  private static final List<String> SHOWN =
      List.of("id", "key", "short_url", "image_url", "name", "external_id", "destination");

  private final CodeJson json;

  /** Lines with codes as this shows them. */
  public ResultLines(CodeJson json) {
    this.json = json;
  }

  /** The lines of a chunk, in UTF-8. */
  byte[] of(Job job, JobItems input, List<NumberedItem> items, List<Outcome> outcomes) {
    var lines = new ByteArrayOutputStream(items.size() * 256);
    for (int i = 0; i < items.size(); i++) {
      ObjectNode line =
          JsonNodeFactory.instance.objectNode().put(input.counter(), items.get(i).number());
      ProblemException problem =
          BulkResults.put(
              line,
              outcomes.get(i),
              job.kind(),
              (node, code) -> {
                if (!job.dryRun()) {
                  show(node, json.of(code));
                }
              });
      CsvBlame.put(line, problem, input.titlesByField());
      lines.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static void show(ObjectNode line, ObjectNode code) {
    for (String field : SHOWN) {
      JsonNode value = code.get(field);
      if (value != null) {
        line.set(field, value);
      }
    }
  }
}
