package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.server.description.ApiDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in docs/: what is a shell's is run, with {@code $WAYPOST} and {@code $KEY} set, and
 * what is JSON is as the schema says that the comment before it names. ReadmeIT runs the README's.
 */
class DocumentedExamplesTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- (schema|not run): (.*?) -->\\s*)?```(sh|json)\\n(.*?)```", Pattern.DOTALL);

  /** Fails where an answer is an error, as the lines of a reader would not. */
  private static final String CURL =
      "curl() { command curl --silent --show-error --fail-with-body --max-time 30 \"$@\"; echo; }\n";

  private record Block(
      Path document, String comment, String subject, String language, String text) {}

  @Test
  void everyShellExampleWorksAsItStandsThere(@TempDir Path folder) throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      for (Block block : blocks("sh")) {
        if (!block.comment().equals("not run")) {
          run(block, waypost, folder);
        }
      }
    }
  }

  private static void run(Block block, RunningWaypost waypost, Path folder) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", CURL + block.text())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("WAYPOST", waypost.apiUrl());
    builder.environment().put("KEY", waypost.adminKey());
    Process shell = builder.start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as("%s:\n%s\n%s", block.document(), block.text(), output).isZero();
  }

  @Test
  void everyJsonExampleIsAsItsSchemaSays() throws Exception {
    ApiDescription description = ApiDescription.get();
    for (Block block : blocks("json")) {
      assertThat(block.comment())
          .as(
              "A comment <!-- schema: Name --> must precede, in %s, this: %s",
              block.document(), block.text())
          .isEqualTo("schema");
      JsonNode schema = description.document().at("/components/schemas/" + block.subject());
      assertThat(schema.isMissingNode()).as("the schema %s", block.subject()).isFalse();
      JsonNode example = JsonMapper.builder().build().readTree(block.text());
      assertThat(description.schemas().faults(schema, example)).as(block.text()).isEmpty();
    }
  }

  private static List<Block> blocks(String language) throws Exception {
    List<Block> blocks = new ArrayList<>();
    try (var documents = Files.walk(Path.of("..", "docs"))) {
      for (Path document : documents.filter(file -> file.toString().endsWith(".md")).toList()) {
        var found = BLOCK.matcher(Files.readString(document));
        while (found.find()) {
          if (found.group(3).equals(language)) {
            blocks.add(
                new Block(
                    document,
                    found.group(1) == null ? "" : found.group(1),
                    found.group(2) == null ? "" : found.group(2),
                    language,
                    found.group(4)));
          }
        }
      }
    }
    assertThat(blocks).as("examples in " + language).isNotEmpty();
    return blocks;
  }
}
