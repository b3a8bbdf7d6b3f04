package dev.waypost.routing;

import dev.waypost.routing.RobotToken.Place;
import dev.waypost.routing.UserAgent.Requester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The tokens by which robots are told: a few of ours, and those of a maintained list
 * (resources/dev/waypost/routing/robots, which says whence, of when, and under which licence).
 */
final class RobotTokens {
  private static final String LIST = "dev.waypost.routing.robots.crawler-user-agents";

  /** What robots of every kind call themselves; "+http" is where they say who runs them. */
  private static final List<RobotToken> GENERIC =
      List.of(
          crawler("bot", Place.WORD_END),
          crawler("Bot", Place.WORD_END),
          crawler("crawler", Place.ANYWHERE),
          crawler("Crawler", Place.ANYWHERE),
          crawler("spider", Place.ANYWHERE),
          crawler("Spider", Place.ANYWHERE),
          crawler("+http", Place.ANYWHERE));

  /**
   * What the list lacks, calls crawlers, or files under libraries, as their operators document them
   * (as of November 2026).
   */
  private static final List<RobotToken> OURS =
      List.of(
          preview("Bluesky Cardyb", Place.ANYWHERE),
          preview("Google-PageRenderer", Place.ANYWHERE),
          preview("Line-Poker", Place.ANYWHERE),
          preview("line-poker", Place.ANYWHERE),
          preview("kakaotalk-scrap", Place.ANYWHERE),
          preview("Microsoft Office", Place.AGENT_START),
          preview("Signal/", Place.AGENT_START),
          crawler("GoogleOther", Place.ANYWHERE),
          crawler("HTTrack", Place.ANYWHERE),
          crawler("Scrapy", Place.ANYWHERE));

  private static final RobotMatcher GENERIC_MATCHER = new RobotMatcher(GENERIC);
  private static final RobotMatcher MATCHER = new RobotMatcher(all());

  private RobotTokens() {}

  /** Who asks with an agent. */
  static Requester requester(String agent) {
    return MATCHER.requester(agent);
  }

  /** Whether an agent says in so many words that it is a robot's, whatever its name. */
  static boolean isGeneric(String agent) {
    return GENERIC_MATCHER.requester(agent) != Requester.PERSON;
  }

  /** Those of the list: each name is a token, each value what it is and where it must stand. */
  static List<RobotToken> listed() {
    ResourceBundle list = ResourceBundle.getBundle(LIST, Locale.ROOT);
    List<RobotToken> tokens = new ArrayList<>();
    for (String text : list.keySet()) {
      String[] words = list.getString(text).split(" ", 2);
      tokens.add(
          new RobotToken(
              text,
              Requester.valueOf(words[0].toUpperCase(Locale.ROOT)),
              Place.valueOf(words[1].toUpperCase(Locale.ROOT))));
    }
    return tokens;
  }

  /** Ours. */
  static List<RobotToken> builtIn() {
    return Stream.concat(GENERIC.stream(), OURS.stream()).toList();
  }

  private static List<RobotToken> all() {
    return Stream.concat(builtIn().stream(), listed().stream()).toList();
  }

  private static RobotToken preview(String text, Place place) {
    return new RobotToken(text, Requester.PREVIEW, place);
  }

  private static RobotToken crawler(String text, Place place) {
    return new RobotToken(text, Requester.CRAWLER, place);
  }
}
