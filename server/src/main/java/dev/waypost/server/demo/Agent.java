package dev.waypost.server.demo;

import dev.waypost.routing.UserAgent;
import dev.waypost.scanlog.Audience;
import java.util.List;
import java.util.Locale;

/**
 * A program that asks.
 *
 * @param header its User-Agent header
 * @param parsed what the data plane reads from it
 * @param device its class of device, in the words of the scan log
 * @param robot whether no person is behind it
 * @param atFirst how often it is there when the year begins, in proportion to others
 * @param atLast the same when the year ends
 */
record Agent(
    String header, UserAgent parsed, String device, boolean robot, double atFirst, double atLast) {

  /** All there are. */
  static List<Agent> all() {
    return DemoFiles.lines("agents.tsv").stream()
        .filter(line -> !line.startsWith("#"))
        .map(Agent::of)
        .toList();
  }

  private static Agent of(String line) {
    List<String> cells = List.of(line.split("\t", 4));
    String header = cells.get(3);
    UserAgent parsed = UserAgent.parse(header);
    return new Agent(
        header,
        parsed,
        parsed.device().name().toLowerCase(Locale.ROOT),
        cells.getFirst().equals("robot"),
        Double.parseDouble(cells.get(1)),
        Double.parseDouble(cells.get(2)));
  }

  /** Who asks, in the words of the scan log. */
  Audience audience() {
    return switch (parsed.requester()) {
      case PERSON -> Audience.PERSON;
      case PREVIEW -> Audience.PREVIEW;
      case CRAWLER -> Audience.CRAWLER;
    };
  }
}
