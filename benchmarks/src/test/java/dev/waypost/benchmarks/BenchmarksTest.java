package dev.waypost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openjdk.jmh.runner.RunnerException;

class BenchmarksTest {
  private static final Map<String, List<String>> ROWS =
      Map.of(
          "symbol",
          List.of(
              "encode a 30-character URL at M by waypost",
              "encode a 30-character URL at M by nayuki",
              "encode a 30-character URL at M by zxing",
              "the URL at M, mask given by waypost",
              "the URL at M, mask given by nayuki",
              "the URL at M, mask given by zxing",
              "the same URL at H by waypost",
              "the same URL at H by nayuki",
              "the same URL at H by zxing",
              "encode a 300-character vCard at M by waypost",
              "encode a 300-character vCard at M by nayuki",
              "encode a 300-character vCard at M by zxing",
              "the vCard at M, mask given by waypost",
              "the vCard at M, mask given by nayuki",
              "the vCard at M, mask given by zxing",
              "encode 1,500 bytes at M by waypost",
              "encode 1,500 bytes at M by nayuki",
              "encode 1,500 bytes at M by zxing",
              "1,500 bytes at M, mask given by waypost",
              "1,500 bytes at M, mask given by nayuki",
              "1,500 bytes at M, mask given by zxing",
              "verify the URL's symbol by waypost"),
          "images",
          List.of(
              "1024 px PNG from text to bytes by waypost",
              "1024 px PNG from text to bytes by zxing",
              "SVG from text to string by waypost",
              "SVG from text to string by encoding"),
          "routing",
          List.of(
              "evaluate 20 rules by waypost",
              "evaluate 20 rules by plain",
              "read the agent of a phone by waypost",
              "read the agent of a phone by iphone"),
          "scanlog",
          List.of("append one record by waypost"));

  @ParameterizedTest
  @FieldSource("dev.waypost.benchmarks.BenchmarkGroup#ALL")
  void everyBenchmarkOfAGroupGivesAResult(BenchmarkGroup group) throws RunnerException {
    List<ComparisonResult> results = Benchmarks.measure(group, Effort.QUICK);

    assertThat(ResultTable.of(results).lines().skip(1).map(BenchmarksTest::workAndContestant))
        .containsExactlyInAnyOrderElementsOf(ROWS.get(group.name()));
    assertThat(results)
        .flatExtracting(ComparisonResult::measurements)
        .allSatisfy(measurement -> {
          assertThat(measurement.microseconds()).isPositive().isFinite();
          assertThat(measurement.allocatedBytes()).isNotNegative().isFinite();
        });
  }

  private static String workAndContestant(String line) {
    String[] cells = line.split(" {2,}", 3);
    return cells[0] + " by " + cells[1];
  }
}
