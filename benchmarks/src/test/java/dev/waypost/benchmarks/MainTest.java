package dev.waypost.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutANameEveryGroupIsListedInALineOfItsOwn() throws RunnerException {
    assertThat(run()).isZero();

    for (BenchmarkGroup group : BenchmarkGroup.ALL) {
      assertThat(out.toString(UTF_8).lines())
          .filteredOn(line -> line.strip().startsWith(group.name() + " "))
          .singleElement()
          .asString()
          .endsWith(group.description());
    }
  }

  @Test
  void aNameRunsItsGroupAndPrintsTheTable() throws RunnerException {
    assertThat(run("scanlog", "--quick")).isZero();

    assertThat(out.toString(UTF_8).lines()).anyMatch(line -> line.matches("work +by +.*"));
    assertThat(out.toString(UTF_8).lines())
        .anyMatch(line -> line.matches("append one record +waypost +[0-9.,]+ +[0-9.,]+ +[0-9,]+"));
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void theTableIsMeasured() throws RunnerException {
    assertThat(run("table", "--quick")).isZero();

    for (String figure : List.of("heap of a route", "find, a hit", "find, a miss", "apply, each")) {
      assertThat(out.toString(UTF_8).lines())
          .anyMatch(line -> line.matches("\\Q" + figure + "\\E.* +[0-9.,]+ .*"));
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void printsAreMeasured() throws RunnerException {
    assertThat(run("print", "--quick")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("plain, SVG in a ZIP", "styled, labels in a PDF", "scans alone");
  }

  /** The program itself is started, from the class path of this test. */
  @Test
  void startsAreMeasured() throws RunnerException {
    assertThat(run("start", "--quick")).isZero();

    for (String figure :
        List.of("from the database", "from the local copy", "  until the API is ready")) {
      assertThat(out.toString(UTF_8).lines())
          .anyMatch(line -> line.matches("\\Q" + figure + "\\E.* +[0-9.]+ +[0-9.]+ +[0-9.]+"));
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThereAre() throws RunnerException {
    assertThat(run("simbol")).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "There is no benchmark \"simbol\"; there are symbol, images, routing, scanlog, find, redirect, table, start, print.");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void moreThanOneNameIsRefused() throws RunnerException {
    assertThat(run("symbol", "images")).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "./dev bench takes one name at a time: symbol, images, routing, scanlog, find, redirect, table, start, print.");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private int run(String... arguments) throws RunnerException {
    return Main.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
