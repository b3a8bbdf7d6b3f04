package dev.waypost.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/**
 * Parses user agents and remembers the ones used last. Not for several threads at once.
 *
 * <p>The agents come from anyone. Their length is bounded by {@link
 * dev.waypost.scanlog.ScanRecord#USER_AGENT_MAX_CHARS}, and every repetition in the rules of
 * uap-core that could otherwise grow beyond the square of the length is bounded too, so that the
 * costliest agent takes some milliseconds.
 */
final class Agents {
  private static final String NOT_RECOGNISED = "Other";

  private final Parser parser = new Parser();
  private final LinkedHashMap<String, Agent> cache;

  Agents(int cacheEntries) {
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Agent> eldest) {
            return size() > cacheEntries;
          }
        };
  }

  /** What the agent says, {@link Agent#UNKNOWN} if it is absent or says nothing. */
  Agent parse(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Agent.UNKNOWN;
    }
    Agent known = cache.get(userAgent);
    if (known != null) {
      return known;
    }
    Agent parsed = parseAnew(userAgent);
    cache.put(userAgent, parsed);
    return parsed;
  }

  /** How many agents are remembered. */
  int cached() {
    return cache.size();
  }

  private Agent parseAnew(String userAgent) {
    try {
      OS os = parser.parseOS(userAgent);
      UserAgent browser = parser.parseUserAgent(userAgent);
      return new Agent(
          family(os.family),
          version(os.major, os.minor),
          family(browser.family),
          version(browser.major, browser.minor));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a stranger sends, the scan is counted.
      return Agent.UNKNOWN;
    }
  }

  private static @Nullable String family(@Nullable String name) {
    return name == null || name.equals(NOT_RECOGNISED) ? null : name;
  }

  private static @Nullable String version(@Nullable String major, @Nullable String minor) {
    return major == null || minor == null ? major : major + "." + minor;
  }
}
