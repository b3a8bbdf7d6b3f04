package dev.waypost.benchmarks.render;

import dev.waypost.render.SvgRenderer;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a text to an SVG document, beside making the symbol without drawing it. */
@State(Scope.Benchmark)
public class SvgBenchmark {
  private static final int SIZE_PIXELS = 1024;

  /** The whole way. */
  @Benchmark
  public String waypost() {
    return SvgRenderer.render(encoding(), SymbolStyle.defaults(), SIZE_PIXELS);
  }

  /** The part of it that makes the symbol. */
  @Benchmark
  public Symbol encoding() {
    return SymbolEncoder.encode(Content.URL, Content.OPTIONS);
  }
}
