package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** The same text with a mask that is given. */
public class LongTextMaskedBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public LongTextMaskedBenchmark() {
    super(SampleTexts.LONG, ErrorCorrection.M, 3);
  }
}
