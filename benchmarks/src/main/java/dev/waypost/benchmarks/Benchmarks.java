package dev.waypost.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures groups of benchmarks through JMH. */
final class Benchmarks {
  /** The metric under which JMH's GC profiler files the bytes allocated per operation. */
  private static final String ALLOCATED_BYTES = "gc.alloc.rate.norm";

  /** JMH measures with sun.misc.Unsafe; without this each JVM it starts would print a warning. */
  private static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private Benchmarks() {}

  /**
   * The results of a group's comparisons, in their order.
   *
   * @throws RunnerException if a benchmark failed, or JMH is already running on this machine
   */
  static List<ComparisonResult> measure(BenchmarkGroup group, Effort effort)
      throws RunnerException {
    List<ComparisonResult> results = new ArrayList<>();
    for (Comparison comparison : group.comparisons()) {
      results.add(measure(comparison, effort));
    }
    return results;
  }

  private static ComparisonResult measure(Comparison comparison, Effort effort)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(comparison.benchmark().getName() + "."))
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTimeProfiler.class)
            .jvmArgsAppend(ALLOW_UNSAFE)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> runs = new Runner(effort.applyTo(options).build()).run();
    return new ComparisonResult(comparison, runs.stream().map(Benchmarks::measurement).toList());
  }

  private static Measurement measurement(RunResult run) {
    String method = run.getParams().getBenchmark();
    return new Measurement(
        method.substring(method.lastIndexOf('.') + 1),
        run.getPrimaryResult().getScore(),
        secondary(run, CpuTimeProfiler.CPU_TIME),
        secondary(run, ALLOCATED_BYTES));
  }

  private static double secondary(RunResult run, String name) {
    Result<?> result = requireNonNull(run.getSecondaryResults().get(name), name);
    return result.getScore();
  }
}
