package dev.waypost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final Comparison COMPARISON = new Comparison("walk a mile", Object.class);

  @Test
  void showsOursFirstAndHowManyTimesAsLongEachPeerTook() {
    var result =
        new ComparisonResult(
            COMPARISON,
            List.of(
                new Measurement("crawler", 5000, 5100, 12_345.6),
                new Measurement("waypost", 4, 4.5, 0),
                new Measurement("runner", 1, 1, 7)));

    assertThat(ResultTable.of(List.of(result)).lines())
        .containsExactly(
            "work                               by                microseconds   processor  allocated bytes  peer/ours",
            "walk a mile                        waypost                   4.00        4.50                0",
            "walk a mile                        crawler               5,000.00    5,100.00           12,346    1250.00",
            "walk a mile                        runner                    1.00        1.00                7       0.25");
  }
}
