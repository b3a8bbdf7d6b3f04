package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** A text of 1,500 bytes; it takes version 32. */
public class LongTextBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public LongTextBenchmark() {
    super(SampleTexts.LONG, ErrorCorrection.M);
  }
}
