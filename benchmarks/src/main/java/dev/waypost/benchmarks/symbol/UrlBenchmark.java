package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** A URL of 30 characters, as a printed code holds it; it takes version 3 at level M. */
public class UrlBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public UrlBenchmark() {
    super(SampleTexts.URL, ErrorCorrection.M);
  }
}
