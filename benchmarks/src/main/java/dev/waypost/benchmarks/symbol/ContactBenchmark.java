package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.ErrorCorrection;

/** A contact of 300 characters; it takes version 13. */
public class ContactBenchmark extends EncodeBenchmark {
  /** Called by JMH. */
  public ContactBenchmark() {
    super(SampleTexts.CONTACT, ErrorCorrection.M);
  }
}
