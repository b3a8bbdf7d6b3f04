package dev.waypost.benchmarks.routing;

import dev.waypost.routing.UserAgent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading the agent of a phone: its device, its system, and whether a robot asks. */
@State(Scope.Benchmark)
public class AgentBenchmark {
  private final String android =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

  private final String iphone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";

  /** An Android phone. */
  @Benchmark
  public UserAgent waypost() {
    return UserAgent.parse(android);
  }

  /** An iPhone. */
  @Benchmark
  public UserAgent iphone() {
    return UserAgent.parse(iphone);
  }
}
