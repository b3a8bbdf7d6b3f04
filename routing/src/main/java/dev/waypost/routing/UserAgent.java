package dev.waypost.routing;

import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the hot path reads from a User-Agent header: the class of device, the operating system, and
 * who asks. A few substring searches; the full parse happens after the answer.
 *
 * @param device the class of device
 * @param system the operating system
 * @param systemVersion its version, or null where it is not told
 * @param requester who asks
 */
public record UserAgent(
    Device device, OperatingSystem system, @Nullable Version systemVersion, Requester requester) {
  /** The class of device, as far as the agent tells. */
  public enum Device {
    /** A phone. */
    PHONE,
    /** A tablet. */
    TABLET,
    /** A desktop or laptop computer. */
    DESKTOP,
    /** Anything else: televisions, watches, programs. */
    OTHER
  }

  /** Who asks. */
  public enum Requester {
    /** A person's device, or a plain HTTP client. */
    PERSON,
    /** A program that fetches a link to show a preview of it. */
    PREVIEW,
    /** A search engine's crawler or another robot that says so. */
    CRAWLER
  }

  /** What stands further behind is not read: browsers send some 100 to 400 characters. */
  private static final int MAXIMUM_LENGTH = 1_000;

  private static final UserAgent UNKNOWN =
      new UserAgent(Device.OTHER, OperatingSystem.OTHER, null, Requester.PERSON);

  /** Reads an agent; null and the empty text are a person's device of unknown class. */
  public static UserAgent parse(@Nullable String agent) {
    if (agent == null || agent.isEmpty()) {
      return UNKNOWN;
    }
    String read = agent.length() > MAXIMUM_LENGTH ? agent.substring(0, MAXIMUM_LENGTH) : agent;
    AgentPlatform platform = AgentPlatform.of(read);
    return new UserAgent(
        platform.device(), platform.system(), platform.version(), RobotTokens.requester(read));
  }
}
