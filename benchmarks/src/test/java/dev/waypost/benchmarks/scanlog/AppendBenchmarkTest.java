package dev.waypost.benchmarks.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AppendBenchmarkTest {
  private final AppendBenchmark benchmark = new AppendBenchmark();

  @Test
  void recordsAreReallyAppended() throws IOException {
    benchmark.open();
    assertThat(benchmark.waypost()).isTrue();
    assertThatCode(benchmark::deleteFinishedSegments).doesNotThrowAnyException();
    benchmark.close();
  }

  @Test
  void aRunThatLosesRecordsFailsInsteadOfGivingAFigure() throws IOException {
    benchmark.open();
    benchmark.close();
    assertThat(benchmark.waypost()).isFalse();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(benchmark::deleteFinishedSegments)
        .withMessageContaining("could not take 1 of the records");
  }
}
