package dev.waypost.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.routing.ShortKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the company did in its year, before any of it is done. The same seed and the same
 * moment make the same company.
 *
 * @param fields metadata fields, as company.json has them
 * @param themes with name and style, as company.json has them
 * @param steps what happened to its codes, by time
 * @param traffic how each code is scanned, by its place in company.json; null for one that is not
 */
record Company(
    List<JsonNode> fields,
    List<JsonNode> themes,
    List<Step> steps,
    List<@Nullable Traffic> traffic) {
  private static final int KEY_DIGITS = 12;

  /**
   * The making or a change of a code.
   *
   * @param code its place in company.json, from 0
   * @param isFirst whether it is made
   * @param time when
   * @param by who, by the name before the @ of a mail address
   * @param reason why; null where nobody said
   * @param body what the API would be sent
   */
  record Step(
      int code,
      boolean isFirst,
      Instant time,
      String by,
      @Nullable String reason,
      ObjectNode body) {}

  /** The company whose year ends at a moment. */
  static Company of(long seed, Instant now) {
    JsonNode file = DemoFiles.json("company.json");
    var dates = new DemoDates(now);
    var random = new SplittableRandom(seed);
    dates.tell(file);
    List<Step> steps = new ArrayList<>();
    List<@Nullable Traffic> traffic = new ArrayList<>();
    for (JsonNode code : file.path("codes")) {
      addSteps(steps, traffic.size(), code, dates, random);
      traffic.add(traffic(code.path("scans"), dates));
    }
    steps.sort(Comparator.comparing(Step::time));
    return new Company(list(file.path("fields")), list(file.path("themes")), steps, traffic);
  }

  private static void addSteps(
      List<Step> steps, int place, JsonNode code, DemoDates dates, SplittableRandom random) {
    ObjectNode body = (ObjectNode) code.path("code");
    if (!body.has("key") && !body.path("type").asText().equals("static")) {
      body.put("key", key(random));
    }
    Instant made = dates.moment(code.path("made").textValue());
    steps.add(new Step(place, true, made, code.path("by").textValue(), null, body));
    for (JsonNode edit : code.path("edits")) {
      steps.add(
          new Step(
              place,
              false,
              dates.moment(edit.path("at").textValue()),
              edit.path("by").textValue(),
              edit.path("reason").textValue(),
              (ObjectNode) edit.path("change")));
    }
  }

  /** In the form of keys that are drawn, but drawn from the seed. */
  private static String key(SplittableRandom random) {
    var key = new StringBuilder(KEY_DIGITS);
    for (int i = 0; i < KEY_DIGITS; i++) {
      key.append(ShortKeys.ALPHABET.charAt(random.nextInt(ShortKeys.ALPHABET.length())));
    }
    return key.toString();
  }

  private static @Nullable Traffic traffic(JsonNode scans, DemoDates dates) {
    if (scans.isMissingNode()) {
      return null;
    }
    List<Burst> bursts = new ArrayList<>();
    for (JsonNode burst : scans.path("bursts")) {
      String at = burst.path("at").textValue();
      boolean everyYear = DemoDates.isEveryYear(at);
      bursts.add(
          new Burst(
              everyYear ? null : dates.day(at),
              everyYear ? DemoDates.everyYear(at) : null,
              burst.path("days").intValue(),
              burst.path("times").doubleValue()));
    }
    return new Traffic(
        scans.path("share").doubleValue(),
        Rhythm.valueOf(scans.path("rhythm").textValue().toUpperCase(Locale.ROOT)),
        scans.path("place").textValue(),
        scans.path("regulars").doubleValue(),
        scans.path("base").asDouble(1),
        bursts,
        scans.path("online").textValue());
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
