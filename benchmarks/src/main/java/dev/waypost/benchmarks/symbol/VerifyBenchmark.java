package dev.waypost.benchmarks.symbol;

import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import dev.waypost.symbol.SymbolVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads the symbol of a URL of 30 characters back and compares it with the text. */
@State(Scope.Benchmark)
public class VerifyBenchmark {
  private final SymbolOptions options = SymbolOptions.defaults();
  private final Symbol symbol = SymbolEncoder.encode(SampleTexts.URL, options);

  /** Ours. */
  @Benchmark
  public Symbol waypost() {
    SymbolVerifier.verify(symbol, SampleTexts.URL, options);
    return symbol;
  }
}
