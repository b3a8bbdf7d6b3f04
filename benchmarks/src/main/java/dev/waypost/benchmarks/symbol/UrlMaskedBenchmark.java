package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** The same URL at level M with a mask that is given, so that none is scored. */
public class UrlMaskedBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public UrlMaskedBenchmark() {
    super(SampleTexts.URL, ErrorCorrection.M, 3);
  }
}
