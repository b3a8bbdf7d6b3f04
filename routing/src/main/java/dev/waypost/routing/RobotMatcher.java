package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Requester;
import java.util.Arrays;
import java.util.Collection;

/**
 * Looks for many tokens in one pass. At each place of an agent the three characters there are
 * hashed, and a bit tells whether any token begins with three such; hardly any place in the agent
 * of a person has its bit set. Where it is set, the tokens that begin so are compared.
 */
final class RobotMatcher {
  private static final int PREFIX = 3;
  private static final int FILTER_BITS = 1 << 16;
  private static final int BUCKETS = 1 << 12;
  private static final RobotToken[] NONE = {};

  private final long[] filter = new long[FILTER_BITS / Long.SIZE];
  private final RobotToken[][] buckets = new RobotToken[BUCKETS][];

  /** A matcher for tokens of three characters or more. */
  RobotMatcher(Collection<RobotToken> tokens) {
    Arrays.fill(buckets, NONE);
    for (RobotToken token : tokens) {
      int hash = hash(token.text(), 0);
      filter[hash / Long.SIZE] |= 1L << hash;
      RobotToken[] others = buckets[hash & (BUCKETS - 1)];
      RobotToken[] all = Arrays.copyOf(others, others.length + 1);
      all[others.length] = token;
      buckets[hash & (BUCKETS - 1)] = all;
    }
  }

  /** What the tokens in an agent say: a preview if one says so, else a crawler if one says so. */
  Requester requester(String agent) {
    Requester found = Requester.PERSON;
    for (int i = 0; i + PREFIX <= agent.length(); i++) {
      int hash = hash(agent, i);
      if ((filter[hash / Long.SIZE] & (1L << hash)) != 0) {
        Requester here = requesterAt(agent, i, buckets[hash & (BUCKETS - 1)]);
        if (here == Requester.PREVIEW) {
          return here;
        }
        found = here == Requester.CRAWLER ? here : found;
      }
    }
    return found;
  }

  private static Requester requesterAt(String agent, int index, RobotToken[] tokens) {
    Requester found = Requester.PERSON;
    for (RobotToken token : tokens) {
      if (token.requester() != found && token.standsAt(agent, index)) {
        if (token.requester() == Requester.PREVIEW) {
          return Requester.PREVIEW;
        }
        found = token.requester();
      }
    }
    return found;
  }

  /** 16 bits: the middle of a product with the golden ratio (Knuth, TAOCP 3, §6.4). */
  private static int hash(String text, int index) {
    int characters =
        (text.charAt(index) << 14) ^ (text.charAt(index + 1) << 7) ^ text.charAt(index + 2);
    return (characters * 0x9E37_79B1) >>> 16;
  }
}
