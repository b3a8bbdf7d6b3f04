package dev.waypost.server.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code of the sample company.
 *
 * @param fields as the API takes them to make it
 * @param madeDaysAgo when it was made
 * @param edits what was changed later, each with its day
 * @param weight how much it is scanned beside the others; 0 for a static one
 * @param hours when in the day it is scanned
 */
record SampleCode(
    ObjectNode fields, int madeDaysAgo, List<Edit> edits, double weight, Hours hours) {

  /**
   * A later change.
   *
   * @param daysAgo when
   * @param fields what was changed, as the API takes it
   */
  record Edit(int daysAgo, ObjectNode fields) {}

  /** When people meet a code. */
  enum Hours {
    /** In the café, from breakfast to the evening. */
    CAFE(7, 20, 9, 14),
    /** On the way, in the rush hours. */
    STREET(6, 23, 8, 18),
    /** At home, in the evening. */
    HOME(7, 24, 12, 20);

    private final int opens;
    private final int closes;
    private final int firstPeak;
    private final int secondPeak;

    Hours(int opens, int closes, int firstPeak, int secondPeak) {
      this.opens = opens;
      this.closes = closes;
      this.firstPeak = firstPeak;
      this.secondPeak = secondPeak;
    }

    /** How busy an hour is, beside others. */
    double at(int hour) {
      if (hour < opens || hour >= closes) {
        return 0.02;
      }
      return 0.25 + peak(hour, firstPeak) + peak(hour, secondPeak);
    }

    private static double peak(int hour, int top) {
      return Math.exp(-Math.pow(hour - top, 2) / 5);
    }
  }

  /**
   * Where visitors are led apart, the names of the variants by their weights; empty for nothing.
   */
  List<Variant> variants() {
    return fields
        .path("variants")
        .path("options")
        .valueStream()
        .map(option -> new Variant(option.path("name").asText(), option.path("weight").asInt(1)))
        .toList();
  }

  /** A variant. */
  record Variant(String name, int weight) {}

  /** The rule that an operating system fires; null for none. */
  @Nullable String ruleOf(String system) {
    return fields
        .path("rules")
        .valueStream()
        .filter(rule -> rule.path("when").path("os").toString().contains("\"" + system + "\""))
        .map(rule -> rule.path("name").asText())
        .findFirst()
        .orElse(null);
  }
}
