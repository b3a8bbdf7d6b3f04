package dev.waypost.benchmarks;

import dev.waypost.benchmarks.symbol.ContactBenchmark;
import dev.waypost.benchmarks.symbol.LongTextBenchmark;
import dev.waypost.benchmarks.symbol.NodeEncoders;
import dev.waypost.benchmarks.symbol.SampleTexts;
import dev.waypost.benchmarks.symbol.UrlAtHBenchmark;
import dev.waypost.benchmarks.symbol.UrlBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds what {@link NodeEncoders} took to the comparisons that they can take part in. */
final class NodePeers {
  private record Work(String text, String level) {}

  private static final Map<Class<?>, Work> WORK =
      Map.of(
          UrlBenchmark.class, new Work(SampleTexts.URL, "M"),
          UrlAtHBenchmark.class, new Work(SampleTexts.URL, "H"),
          ContactBenchmark.class, new Work(SampleTexts.CONTACT, "M"),
          LongTextBenchmark.class, new Work(SampleTexts.LONG, "M"));

  private NodePeers() {}

  /** The results with those of the peers; as they are, and a line that says so, without Node. */
  static List<ComparisonResult> addTo(List<ComparisonResult> results, PrintStream out) {
    try {
      if (!NodeEncoders.areThere()) {
        out.println("There is no Node here, so npm's encoders take no part.");
        return results;
      }
      NodeEncoders encoders = NodeEncoders.install(Files.createTempDirectory("waypost-npm-"));
      List<ComparisonResult> added = new ArrayList<>();
      for (ComparisonResult result : results) {
        added.add(with(result, encoders));
      }
      return added;
    } catch (IOException e) {
      out.println("npm's encoders take no part: " + e.getMessage());
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return results;
    }
  }

  private static ComparisonResult with(ComparisonResult result, NodeEncoders encoders)
      throws IOException, InterruptedException {
    @Nullable Work work = WORK.get(result.comparison().benchmark());
    if (work == null) {
      return result;
    }
    List<Measurement> measurements = new ArrayList<>(result.measurements());
    for (NodeEncoders.Result peer : encoders.encode(work.text(), work.level())) {
      measurements.add(new Measurement(peer.name(), peer.microseconds(), Double.NaN, Double.NaN));
    }
    return new ComparisonResult(result.comparison(), measurements);
  }
}
