package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** The same contact with a mask that is given. */
public class ContactMaskedBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public ContactMaskedBenchmark() {
    super(SampleTexts.CONTACT, ErrorCorrection.M, 3);
  }
}
