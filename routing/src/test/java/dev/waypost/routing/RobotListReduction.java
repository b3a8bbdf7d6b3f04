package dev.waypost.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.routing.RobotPattern.Text;
import dev.waypost.routing.RobotToken.Place;
import dev.waypost.routing.UserAgent.Requester;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes the list of robots' tokens from the data of the package crawler-user-agents: prints it, and
 * on the error stream the known agents that it does not tell any more. The README beside the list
 * says how to run it.
 */
public final class RobotListReduction {
  /** HTTP libraries and tools count as persons: a scan by curl is somebody's. */
  private static final String LIBRARY = "http-library";

  private static final String PREVIEW = "social-preview";

  /** What no person's browser calls itself, so that it may stand in the middle of a word. */
  private static final Pattern ROBOT_WORD =
      Pattern.compile(
          "bot|crawl|spider|unfurl|fetcher|headless|preview|proxy|external",
          Pattern.CASE_INSENSITIVE);

  /** What stands in agents of persons, too. */
  private static final Map<String, String> OF_PERSONS =
      Map.ofEntries(
          Map.entry("MetaIAB Facebook", "the browser in Meta's apps"),
          Map.entry("AP3A\\.240617\\.008", "a build of Android that phones have"),
          Map.entry("Code\\/1\\.", "the browser in an editor"),
          Map.entry("Trae\\/", "the browser in an editor"),
          Map.entry("Fluid", "a Mac browser"),
          Map.entry("Butterfly", "HTC phones have this name"),
          Map.entry("Odin;", "game consoles have this name"),
          Map.entry("Sonic", "SuperSonic devices"),
          Map.entry("mail\\.ru", "browsers of Mail.Ru"),
          Map.entry("Goodreads", "the browser in an app"),
          Map.entry("upday\\/", "the browser in an app"),
          Map.entry("NewsNow\\/", "the browser in an app"),
          Map.entry("Genieo", "a toolbar in persons' browsers"),
          Map.entry("dbot\\)", "ends the names of many"));

  private final Map<String, String> tokens = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<RobotToken> matched = new ArrayList<>();

  private RobotListReduction() {}

  /** Arguments: the JSON file, its version, its date. */
  public static void main(String[] arguments) throws IOException {
    JsonNode list = JsonMapper.builder().build().readTree(Path.of(arguments[0]).toFile());
    RobotListReduction reduction = new RobotListReduction();
    list.forEach(reduction::add);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    reduction.print(out, arguments[1], arguments[2]);
    reduction.complain(list);
  }

  private void add(JsonNode entry) {
    String pattern = entry.get("pattern").asText();
    if (hasTag(entry, LIBRARY)) {
      return;
    }
    if (OF_PERSONS.containsKey(pattern)) {
      leftOut.add(pattern + ": " + OF_PERSONS.get(pattern));
      return;
    }
    List<Text> texts = RobotPattern.texts(pattern);
    if (texts.isEmpty()) {
      leftOut.add(pattern + ": no plain part");
    }
    Requester requester = hasTag(entry, PREVIEW) ? Requester.PREVIEW : Requester.CRAWLER;
    texts.forEach(text -> add(text, requester, entry));
  }

  private void add(Text text, Requester requester, JsonNode entry) {
    if (text.text().length() < 3) {
      leftOut.add(text.text() + ": too short");
    } else if (requester == Requester.PREVIEW || !RobotTokens.isGeneric(text.text())) {
      Place place = text.isAtStart() ? Place.AGENT_START : place(text.text(), requester, entry);
      matched.add(new RobotToken(text.text(), requester, place));
      tokens.put(text.text(), (requester + " " + place).toLowerCase(Locale.ROOT));
    }
  }

  /** As narrow as the known agents allow. */
  private static Place place(String text, Requester requester, JsonNode entry) {
    boolean isRobots = ROBOT_WORD.matcher(text).find();
    if (isRobots && requester == Requester.CRAWLER) {
      return Place.ANYWHERE;
    }
    List<String> agents = new ArrayList<>();
    entry.path("instances").forEach(agent -> agents.add(agent.asText()));
    agents.removeIf(agent -> !agent.contains(text));
    if (!isRobots
        && !agents.isEmpty()
        && agents.stream().allMatch(agent -> agent.startsWith(text))) {
      return Place.AGENT_START;
    }
    RobotMatcher atWordStart =
        new RobotMatcher(List.of(new RobotToken(text, Requester.CRAWLER, Place.WORD_START)));
    return agents.stream().allMatch(agent -> atWordStart.requester(agent) == Requester.CRAWLER)
        ? Place.WORD_START
        : Place.ANYWHERE;
  }

  private static boolean hasTag(JsonNode entry, String tag) {
    for (JsonNode each : entry.path("tags")) {
      if (each.asText().equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private void print(PrintStream out, String version, String date) {
    out.println("# From crawler-user-agents " + version + " of " + date + ", MIT License,");
    out.println("# Copyright (c) 2017 Martin Monperrus; see LICENSE beside this file.");
    out.println("# Made by RobotListReduction; the README beside this file says how.");
    out.println("# Robots that call themselves bot, crawler or spider are told without it.");
    out.println("# Left out, beside HTTP libraries, which count as persons:");
    leftOut.forEach(line -> out.println("#   " + line));
    tokens.forEach((text, meaning) -> out.println(escaped(text) + " = " + meaning));
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\ :=#!]", "\\\\$0");
  }

  private void complain(JsonNode list) {
    List<RobotToken> all = new ArrayList<>(RobotTokens.builtIn());
    all.addAll(matched);
    RobotMatcher matcher = new RobotMatcher(all);
    for (JsonNode entry : list) {
      for (JsonNode agent : entry.path("instances")) {
        if (!hasTag(entry, LIBRARY) && matcher.requester(agent.asText()) == Requester.PERSON) {
          System.err.println(entry.get("pattern").asText() + " | " + agent.asText());
        }
      }
    }
  }
}
