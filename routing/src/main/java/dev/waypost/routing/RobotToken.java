package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Requester;

/**
 * A text by which the agent of a robot is told.
 *
 * @param text at least three characters, with regard to case
 * @param requester what the robot is
 * @param place where in an agent it must stand
 */
record RobotToken(String text, Requester requester, Place place) {

  /** Where a token must stand. */
  enum Place {
    /** Anywhere. */
    ANYWHERE,
    /** Not in the middle or at the end of a word. */
    WORD_START,
    /** Not in the middle or at the beginning of a word. */
    WORD_END,
    /** At the beginning of the agent: in-app browsers name their app further behind. */
    AGENT_START
  }

  /** Whether it stands in an agent from an index on. */
  boolean standsAt(String agent, int index) {
    return agent.startsWith(text, index)
        && switch (place) {
          case ANYWHERE -> true;
          case WORD_START -> index == 0 || !isOfWord(agent.charAt(index - 1));
          case WORD_END -> {
            int end = index + text.length();
            yield end == agent.length() || !isOfWord(agent.charAt(end));
          }
          case AGENT_START -> index == 0;
        };
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
