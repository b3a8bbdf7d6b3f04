package dev.waypost.benchmarks.symbol;

/** A URL of 30 characters, as a printed code holds it; it takes version 3. */
public class UrlBenchmark extends EncodeBenchmark {
  static final String TEXT = "https://example.com/menu/table";

  /** Called by JMH. */
  public UrlBenchmark() {
    super(TEXT);
  }
}
