package dev.waypost.benchmarks;

import dev.waypost.benchmarks.render.PngBenchmark;
import dev.waypost.benchmarks.render.SvgBenchmark;
import dev.waypost.benchmarks.routing.AgentBenchmark;
import dev.waypost.benchmarks.routing.EvaluateBenchmark;
import dev.waypost.benchmarks.scanlog.AppendBenchmark;
import dev.waypost.benchmarks.symbol.ContactBenchmark;
import dev.waypost.benchmarks.symbol.ContactMaskedBenchmark;
import dev.waypost.benchmarks.symbol.LongTextBenchmark;
import dev.waypost.benchmarks.symbol.LongTextMaskedBenchmark;
import dev.waypost.benchmarks.symbol.UrlAtHBenchmark;
import dev.waypost.benchmarks.symbol.UrlBenchmark;
import dev.waypost.benchmarks.symbol.UrlMaskedBenchmark;
import dev.waypost.benchmarks.symbol.VerifyBenchmark;
import java.util.List;
import java.util.Optional;

/**
 * The benchmarks that are run together.
 *
 * @param name by which they are run
 * @param description what they measure, in one line
 */
record BenchmarkGroup(String name, String description, List<Comparison> comparisons) {
  /** Every group, in the order in which people see them. */
  static final List<BenchmarkGroup> ALL =
      List.of(
          new BenchmarkGroup(
              "symbol",
              "make a symbol, beside ZXing, Nayuki and, where Node is there, qr and qrcode-generator",
              List.of(
                  new Comparison("encode a 30-character URL at M", UrlBenchmark.class),
                  new Comparison("the URL at M, mask given", UrlMaskedBenchmark.class),
                  new Comparison("the same URL at H", UrlAtHBenchmark.class),
                  new Comparison("encode a 300-character vCard at M", ContactBenchmark.class),
                  new Comparison("the vCard at M, mask given", ContactMaskedBenchmark.class),
                  new Comparison("encode 1,500 bytes at M", LongTextBenchmark.class),
                  new Comparison("1,500 bytes at M, mask given", LongTextMaskedBenchmark.class),
                  new Comparison("verify the URL's symbol", VerifyBenchmark.class))),
          new BenchmarkGroup(
              "images",
              "draw a symbol as PNG, beside ZXing with ImageIO, and as SVG",
              List.of(
                  new Comparison("1024 px PNG from text to bytes", PngBenchmark.class),
                  new Comparison("SVG from text to string", SvgBenchmark.class))),
          new BenchmarkGroup(
              "routing",
              "decide what a scan gets",
              List.of(
                  new Comparison("evaluate 20 rules", EvaluateBenchmark.class),
                  new Comparison("read the agent of a phone", AgentBenchmark.class))),
          new BenchmarkGroup(
              "scanlog",
              "write a scan to the log on disk",
              List.of(new Comparison("append one record", AppendBenchmark.class))));

  BenchmarkGroup {
    comparisons = List.copyOf(comparisons);
  }

  /** The group of this name, if there is one. */
  static Optional<BenchmarkGroup> named(String name) {
    return ALL.stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
