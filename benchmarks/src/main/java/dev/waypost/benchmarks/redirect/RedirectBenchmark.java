package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures all contestants in turns, so that what else the machine does hits all of them, and shows
 * the medians of the rounds.
 */
public final class RedirectBenchmark {
  private static final List<Integer> CONNECTIONS = List.of(64, 256);
  private static final int SAMPLES = 200;

  private final Size size;
  private final PrintStream out;

  /**
   * How much is done.
   *
   * @param rounds that count
   * @param seconds of a round
   * @param warmUpSeconds before the first
   * @param slowConnections that hold the server up in the last part
   * @param slowSeconds of a round beside them; slow connections are ended after 10 seconds
   */
  public record Size(
      int codes, int rounds, int seconds, int warmUpSeconds, int slowConnections, int slowSeconds) {
    /** Enough for a figure: about six minutes. */
    public static final Size FULL = new Size(100_000, 5, 6, 15, 500, 15);

    /** Shows that it works. */
    public static final Size QUICK = new Size(1_000, 1, 1, 1, 20, 1);
  }

  /** A benchmark of this size. */
  public RedirectBenchmark(Size size, PrintStream out) {
    this.size = size;
    this.out = out;
  }

  /** One round of one contestant. */
  private record Round(
      double perSecond, double processorMicroseconds, double p50, double p99, double allocated) {}

  /**
   * Installs what is missing and measures.
   *
   * @return false where it can't measure here; what to do was said
   */
  public boolean measure(PrintStream err) throws IOException, InterruptedException {
    if (!Tools.areThere(out, err)) {
      return false;
    }
    Path folder = Files.createTempDirectory("waypost-redirect-");
    try {
      measureIn(folder);
    } finally {
      delete(folder);
    }
    return true;
  }

  private void measureIn(Path folder) throws IOException, InterruptedException {
    var codes = new Codes(size.codes());
    Load load = Load.in(folder, codes);
    try (var nginx = NginxContestant.start(folder, codes);
        var plain = WaypostContestant.start(folder.resolve("plain"), codes, false);
        var ruled = WaypostContestant.start(folder.resolve("ruled"), codes, true)) {
      List<Contestant> contestants = List.of(nginx, plain, ruled);
      for (Contestant contestant : contestants) {
        checkAnswers(contestant, codes);
        contestant.check(Math.min(SAMPLES, codes.count()), 0);
        warmUp(contestant, load);
      }
      for (int connections : CONNECTIONS) {
        print(connections, rounds(contestants, load, connections));
      }
      out.println(
          "Medians of %d rounds of %d s in turns. Every scan that was answered is in the log; none was lost."
              .formatted(size.rounds(), size.seconds()));
      besideSlowConnections(plain, load, codes);
    }
  }

  /** What everybody else notices of connections that are as slow as they can be. */
  private void besideSlowConnections(WaypostContestant waypost, Load load, Codes codes)
      throws IOException, InterruptedException {
    int connections = CONNECTIONS.getFirst();
    List<Long> alone = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    int opened = 0;
    for (int round = 0; round < size.rounds(); round++) {
      alone.add(load.send(waypost.port(), connections, size.slowSeconds()).p99());
      try (var slow = new SlowConnections(waypost.port(), size.slowConnections(), codes)) {
        beside.add(load.send(waypost.port(), connections, size.slowSeconds()).p99());
        opened += slow.opened();
      }
    }
    long lost = waypost.logged().lost();
    double before = median(alone.stream().mapToDouble(Long::doubleValue).sorted().toArray());
    double after = median(beside.stream().mapToDouble(Long::doubleValue).sorted().toArray());
    out.printf(
        Locale.ROOT,
        "%n%d connections beside %d slow ones, of which the server ended %d in %d rounds of %d s: p99 %,.0f µs, without them %,.0f µs, %.2f×. Scans lost: %d.%n",
        connections,
        size.slowConnections(),
        opened - size.rounds() * size.slowConnections(),
        size.rounds(),
        size.slowSeconds(),
        after,
        before,
        after / before,
        lost);
  }

  /** Asks for some codes and compares where they lead. */
  static void checkAnswers(Contestant contestant, Codes codes)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      int samples = Math.min(SAMPLES, codes.count());
      for (int sample = 0; sample < samples; sample++) {
        int code = (int) ((long) sample * codes.count() / samples);
        URI uri = URI.create("http://127.0.0.1:" + contestant.port() + "/" + codes.key(code));
        HttpResponse<Void> answer =
            client.send(
                HttpRequest.newBuilder(uri)
                    .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)")
                    .header("Accept-Language", "de-DE,de;q=0.9")
                    .build(),
                HttpResponse.BodyHandlers.discarding());
        String location = answer.headers().firstValue("location").orElse("nowhere");
        String expected = contestant.destination(codes, code);
        if (answer.statusCode() != HttpURLConnection.HTTP_MOVED_TEMP
            || !location.equals(expected)) {
          throw new IllegalStateException(
              "%s answered %d and leads to %s instead of %s"
                  .formatted(contestant.name(), answer.statusCode(), location, expected));
        }
      }
    }
  }

  private void warmUp(Contestant contestant, Load load) throws IOException, InterruptedException {
    int connections = CONNECTIONS.getFirst();
    var seen = load.send(contestant.port(), connections, size.warmUpSeconds());
    contestant.check(seen.requests(), connections);
  }

  private Map<Contestant, List<Round>> rounds(
      List<Contestant> contestants, Load load, int connections)
      throws IOException, InterruptedException {
    Map<Contestant, List<Round>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < size.rounds(); round++) {
      for (Contestant contestant : contestants) {
        double before = contestant.processorMicroseconds();
        Load.Seen seen = load.send(contestant.port(), connections, size.seconds());
        double used = contestant.processorMicroseconds() - before;
        contestant.check(seen.requests(), connections);
        rounds
            .computeIfAbsent(contestant, _ -> new ArrayList<>())
            .add(
                new Round(
                    seen.requests() / seen.seconds(),
                    used / seen.requests(),
                    seen.p50(),
                    seen.p99(),
                    (double) contestant.allocatedBytes() / seen.requests()));
      }
    }
    return rounds;
  }

  private void print(int connections, Map<Contestant, List<Round>> rounds) {
    out.printf(
        "%-20s %12s %12s %9s %9s %12s %18s %16s%n",
        connections + " connections",
        "requests/s",
        "CPU µs each",
        "p50 µs",
        "p99 µs",
        "bytes each",
        "requests, to nginx",
        "CPU, to nginx");
    Round nginx = median(rounds.values().iterator().next());
    rounds.forEach((contestant, all) -> {
      Round median = median(all);
      out.printf(
          Locale.ROOT,
          "%-20s %,12.0f %12.2f %,9.0f %,9.0f %12s %17.2f× %15.2f×%n",
          contestant.name(),
          median.perSecond(),
          median.processorMicroseconds(),
          median.p50(),
          median.p99(),
          median.allocated() > 0 ? "%,.0f".formatted(median.allocated()) : "–",
          median.perSecond() / nginx.perSecond(),
          median.processorMicroseconds() / nginx.processorMicroseconds());
    });
  }

  private static Round median(List<Round> rounds) {
    return new Round(
        median(rounds, Round::perSecond),
        median(rounds, Round::processorMicroseconds),
        median(rounds, Round::p50),
        median(rounds, Round::p99),
        median(rounds, Round::allocated));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
