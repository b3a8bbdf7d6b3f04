package dev.waypost.server.description;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which of the described answers the tests of this run have seen. */
public final class SeenAnswers {
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private SeenAnswers() {}

  /**
   * How an answer is named.
   *
   * @param code the code of the problem, empty where the answer is none
   */
  public static String name(String operationId, int status, String code) {
    return (operationId + " " + status + " " + code).strip();
  }

  static void add(String name) {
    SEEN.add(name);
  }

  /** All of them by their names. */
  public static Set<String> all() {
    return SEEN;
  }
}
