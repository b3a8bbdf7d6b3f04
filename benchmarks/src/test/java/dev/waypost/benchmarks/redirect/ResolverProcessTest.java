package dev.waypost.benchmarks.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our side of the benchmark, without nginx and wrk, which are not on every machine. */
class ResolverProcessTest {
  private static final int CODES = 100;

  @TempDir Path folder;

  @Test
  void everyCodeLeadsWhereItShouldAndEveryScanIsInTheLog() throws Exception {
    var codes = new Codes(CODES);
    for (boolean withRules : new boolean[] {false, true}) {
      try (var waypost =
          WaypostContestant.start(folder.resolve("rules-" + withRules), codes, withRules)) {
        RedirectBenchmark.checkAnswers(waypost, codes);
        assertThatCode(() -> waypost.check(CODES, 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> waypost.check(1, 0)).hasMessageContaining("0 are in the log");
        assertThat(waypost.processorMicroseconds()).isPositive();
      }
    }
  }

  @Test
  void theLoadIsOfAllCodesAndOfManyPhones() throws Exception {
    var _ = Load.in(folder, new Codes(CODES));
    assertThat(Files.readAllLines(folder.resolve("keys.txt")))
        .hasSize(CODES)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[0-9A-HJKMNP-TV-Z]{12}"));
    assertThat(Files.readAllLines(folder.resolve("agents.txt")))
        .hasSize(200)
        .doesNotHaveDuplicates()
        .allMatch(agent -> agent.contains("Mobile"));
    assertThat(Files.readString(folder.resolve("scans.lua"))).contains(folder.toString());
  }
}
