package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** The same URL at the strongest level; it takes version 4. */
public class UrlAtHBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public UrlAtHBenchmark() {
    super(SampleTexts.URL, ErrorCorrection.H);
  }
}
